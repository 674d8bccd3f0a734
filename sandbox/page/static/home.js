// The app's home as it is published to the person looking; opening it tells the app.
import { AppTabs } from "./app_tabs.js";
import { useBlockContext } from "./context.js";
import { useEntries } from "./entries.js";
import { openTab } from "./place.js";
import { useStore } from "./store.js";
import { Blocks } from "./blocks/index.js";
import { Fragment, html, useEffect } from "./view.js";
import { useWords } from "./words.js";

export function Home() {
  const t = useWords();
  const as = useStore((s) => s.as);
  const home = useStore((s) => s.home);
  useEffect(() => {
    openTab("home");
  }, [as]);
  return html`<${Fragment}><${AppTabs} tab="home" />
    <div class="home" tabindex="0" role="region" aria-label=${t("Home")}>
      ${home && html`<${Published} home=${home} />`}
      ${!home && html`<p class="log-empty">${t("The app has not published a home yet.")}</p>`}
    </div><//>`;
}

function Published({ home }) {
  const ctx = useBlockContext(home);
  const { values, enter, press } = useEntries(home, home.state.values);
  return html`<div class="home-blocks"><${Blocks} blocks=${home.blocks} surface="home" values=${values} ctx=${ctx}
    errors=${home.errors} onAction=${press} onInput=${enter} /></div>`;
}
