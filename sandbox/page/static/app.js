// The page: sidebar, what is open in the middle, a panel beside it, and what lies over all of it.
import { Conversation } from "./conversation.js";
import { FaultsPanel } from "./faults.js";
import { GuideCard } from "./guide.js";
import { Home } from "./home.js";
import { InspectorPanel } from "./inspector.js";
import { Modal } from "./modal.js";
import { shownPlace, start } from "./place.js";
import { Sidebar } from "./sidebar.js";
import { get, set, useStore, viewer } from "./store.js";
import { ThreadPanel } from "./thread.js";
import { Toasts } from "./toasts.js";
import { Top } from "./top.js";
import { Welcome } from "./welcome.js";
import { html, render, useEffect } from "./view.js";
import { useWords } from "./words.js";

const PANELS = { inspector: InspectorPanel, faults: FaultsPanel };

function App() {
  const { ready, link } = useStore((s) => s);
  if (link === "nobody") return html`<${Welcome} />`;
  if (!ready) return html`<p class="waiting" role="status">…</p>`;
  return html`<${Workspace} />`;
}

function Workspace() {
  const s = useStore((all) => all);
  const t = useWords();
  const me = viewer(s);
  const place = shownPlace(s);
  const Panel = PANELS[s.panel];
  const unread = Object.values(s.channels).reduce((sum, channel) => sum + channel.mentions, 0);
  useEffect(() => {
    document.documentElement.lang = (me?.locale ?? "en").slice(0, 2);
    document.title = `${unread ? `(${unread}) ` : ""}${me?.shown_name ?? ""} · ${s.workspace.name}`;
  }, [unread, me, s.workspace]);
  const beside = Panel || s.thread ? "has-panel" : "";
  return html`
    <a class="skip" href=${`#${place}`} onClick=${skip}>${t("Skip to the conversation")}</a>
    <div class=${`page ${beside} ${s.menu ? "has-menu" : ""}`}>
      <${Top} />
      <${Sidebar} place=${place} />
      ${s.menu && html`<div class="veil" onClick=${() => set({ menu: false })}></div>`}
      <${GuideCard} />
      <main class="main" id="main" tabindex="-1" key=${`${s.as} ${place}`}>
        ${place === "home" ? html`<${Home} />` : html`<${Conversation} channel=${s.channels[place]} />`}
      </main>
      ${Panel ? html`<${Panel} />` : s.thread && html`<${ThreadPanel} channel=${place} ts=${s.thread} key=${s.thread} />`}
    </div>
    ${s.views.length > 0 && html`<${Modal} views=${s.views} />`}
    <${Toasts} />`;
}

function skip(event) {
  event.preventDefault();
  document.getElementById("main").focus();
}

/** Escape puts away what lies beside: the panel, then the thread, then the menu. */
function escape(event) {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const s = get();
  if (s.menu) set({ menu: false });
  else if (s.panel) set({ panel: "" });
  else if (s.thread) location.hash = `#${s.place}`;
}

document.addEventListener("keydown", escape);
start();
render(html`<${App} />`, document.getElementById("app"));
