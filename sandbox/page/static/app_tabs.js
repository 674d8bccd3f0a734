// The tabs of the app: its home, and the messages with it.
import { Avatar } from "./avatar.js";
import { appConversation } from "./place.js";
import { useStore } from "./store.js";
import { html } from "./view.js";
import { useWords } from "./words.js";

export function AppTabs({ tab }) {
  const t = useWords();
  const s = useStore((all) => all);
  const conversation = appConversation(s);
  const tabs = [
    s.app.home_tab && ["home", "home", t("Home")],
    conversation && ["messages", conversation, t("Messages")],
  ].filter(Boolean);
  return html`<div class="head"><h1><${Avatar} who=${{ app: true }} small />${s.people[s.app.user].shown_name}</h1>
    <nav class="tabs" aria-label=${t("The app's tabs")}>
      ${tabs.map(([name, place, label]) => {
        const current = tab === name ? "page" : undefined;
        return html`<a key=${name} href=${`#${place}`} class="tab" aria-current=${current}>${label}</a>`;
      })}
    </nav></div>`;
}
