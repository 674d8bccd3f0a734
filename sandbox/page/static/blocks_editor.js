// The blocks of a message as JSON: edited here, judged by the server, drawn again; nothing is sent to the app.
import { Blocks, notificationText } from "./blocks/index.js";
import { useBlockContext } from "./context.js";
import { CopyJson, Refused } from "./inspector.js";
import { check } from "./live.js";
import { html, useEffect, useState } from "./view.js";
import { useWords } from "./words.js";

const PAUSE = 300;
const WHAT = "Edit them and see at once what Slack would draw, or refuse. Only you see this; the message stays as it is.";
const nothing = () => undefined;

export function BlocksEditor({ message }) {
  const t = useWords();
  const ctx = useBlockContext(message);
  const own = message.blocks ?? [];
  const [text, setText] = useState(JSON.stringify(own, null, 2));
  const [blocks, setBlocks] = useState(own);
  const [verdict, setVerdict] = useState({ ok: true });
  useEffect(() => {
    const timer = setTimeout(() => judge(text).then(([judged, read]) => {
      setVerdict(judged);
      if (judged.ok) setBlocks(read);
    }), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return html`<div class="panel-body editor">
    <h3>${t("Blocks of the message")}</h3>
    <p class="muted">${t(WHAT)}</p>
    <label class="hidden" for="editor-text">${t("Blocks as JSON")}</label>
    <textarea id="editor-text" class="json" spellcheck="false" rows="16" value=${text}
      onInput=${(event) => setText(event.target.value)}
      aria-invalid=${!verdict.ok} aria-describedby="editor-verdict"></textarea>
    <div class="buttons">
      <button type="button" onClick=${() => setText(JSON.stringify(own, null, 2))}>${t("As it was")}</button>
      <${CopyJson} value=${blocks} /></div>
    <div id="editor-verdict" role="status">
      ${verdict.ok ? html`<p class="mark">${t("Slack would take this.")}</p>`
        : html`<p class="mark is-bad">${verdict.error}</p><${Refused} messages=${verdict.messages} />`}</div>
    <h4>${t("As it is drawn")}</h4>
    <div class="editor-drawn"><${Blocks} blocks=${blocks} ctx=${ctx} onAction=${nothing} onInput=${nothing} /></div>
    <h4>${t("Text of the notification")}</h4>
    <p class="editor-text">${notificationText(message, ctx) || "—"}</p>
  </div>`;
}

/** What the server says of a text that should be blocks, and the blocks. */
async function judge(text) {
  try {
    const blocks = JSON.parse(text);
    return [await check("message", blocks), blocks];
  } catch (wrong) {
    return [{ ok: false, error: wrong.message }, null];
  }
}
