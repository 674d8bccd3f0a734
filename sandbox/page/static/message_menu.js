// What can be done with a message: answer in a thread, the app's shortcuts, a look at its JSON.
import { act } from "./live.js";
import { Menu } from "./menu.js";
import { open } from "./place.js";
import { set, useStore } from "./store.js";
import { attempt } from "./toasts.js";
import { html } from "./view.js";
import { useWords } from "./words.js";

export function MessageMenu({ message, inThread }) {
  const t = useWords();
  const shortcuts = useStore((s) => s.app).shortcuts.filter((one) => one.kind === "message");
  const run = (callback_id) =>
    attempt(act("message_shortcut", { channel: message.channel, ts: message.ts, callback_id }));
  const reply = { label: t("Reply in thread"), onPick: () => open(message.channel, message.ts) };
  const items = [
    !inThread && !message.ephemeral && reply,
    ...shortcuts.map((one) => ({ label: one.name, note: one.description, onPick: () => run(one.callback_id) })),
    { label: t("Open as JSON"), onPick: () => set({ panel: "inspector", inspected: { message } }) },
  ].filter(Boolean);
  return html`<div class="message-menu"><${Menu} label=${t("More about this message")} sign="⋯" items=${items} /></div>`;
}
