// A thread beside its conversation: the message it hangs on, the replies, and where to write one.
import { Composer } from "./composer.js";
import { useStuckToEnd } from "./conversation.js";
import { Message } from "./message.js";
import { flow, useStore } from "./store.js";
import { html, useEffect, useMemo, useRef } from "./view.js";
import { useWords } from "./words.js";

export function ThreadPanel({ channel, ts }) {
  const t = useWords();
  const messages = useStore((s) => s.messages[channel]);
  const conversation = useStore((s) => s.channels[channel]);
  const shown = useMemo(() => flow(messages, ts), [messages, ts]);
  const list = useRef(null);
  const title = useRef(null);
  useStuckToEnd(list, shown);
  useEffect(() => title.current.focus(), []);
  const close = () => {
    location.hash = `#${channel}`;
  };
  const writable = conversation?.is_member && !conversation.archived;
  return html`<aside class="panel thread" aria-labelledby="thread-title">
    <div class="panel-head"><h2 id="thread-title" ref=${title} tabindex="-1">${t("Thread")}</h2>
      <button type="button" class="quiet icon" aria-label=${t("Close")} onClick=${close}>✕</button></div>
    <div class="log" ref=${list} role="log" aria-live="polite" aria-label=${t("Thread")} tabindex="0"><ol class="messages">
      ${shown.length === 0 && html`<li class="log-empty">${t("This message is gone.")}</li>`}
      ${shown.map((message) => html`<${Message} key=${message.ts} message=${message} inThread />`)}</ol></div>
    ${writable && html`<${Composer} channel=${channel} thread=${ts} label=${t("Reply…")} />`}
  </aside>`;
}
