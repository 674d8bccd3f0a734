// Where messages and commands are written: suggestions while typing, the app's shortcuts beside it.
import { completions, usage } from "./completion.js";
import { act } from "./live.js";
import { Menu } from "./menu.js";
import { useStore } from "./store.js";
import { attempt } from "./toasts.js";
import { html, useId, useLayoutEffect, useRef, useState } from "./view.js";
import { useWords } from "./words.js";

const drafts = new Map(); // by person, channel and thread: what was being written

export function Composer({ channel, thread = "", label }) {
  const t = useWords();
  const s = useStore((all) => all);
  const key = `${s.as} ${channel} ${thread}`;
  const [text, setText] = useState(drafts.get(key) ?? "");
  const [at, setAt] = useState(text.length);
  const [chosen, setChosen] = useState(0);
  const [shut, setShut] = useState(false);
  const [busy, setBusy] = useState(false);
  const field = useRef(null);
  const id = useId();
  const found = shut ? null : completions(s, text, at, { commands: !thread });
  useLayoutEffect(() => grow(field.current), [text]);

  const write = (value, cursor = value.length) => {
    drafts.set(key, value);
    setText(value);
    setAt(cursor);
    setChosen(0);
    setShut(false);
  };
  const complete = (row) => {
    const value = text.slice(0, found.from) + row.insert + text.slice(found.to);
    const end = found.from + row.insert.length;
    write(value, end);
    field.current.value = value; // at once: a frame later the cursor would jump back over what was typed meanwhile
    field.current.focus();
    field.current.setSelectionRange(end, end);
  };
  const send = async () => {
    const said = text.trim();
    if (!said || busy) return;
    setBusy(true);
    const done = await attempt(sent(said, channel, thread));
    setBusy(false);
    if (done) write("");
    field.current?.focus();
  };
  const keyed = (event) => {
    const whole = found?.rows[chosen].insert.trim().toLowerCase() === text.slice(found?.from, found?.to).toLowerCase();
    if (found && suggestionKey(event, { found, chosen, whole, setChosen, setShut, complete })) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  };
  const moved = (event) => setAt(event.target.selectionStart);
  return html`<form class="composer" onSubmit=${(event) => { event.preventDefault(); send(); }}>
    ${found && html`<${Suggestions} id=${id} rows=${found.rows} chosen=${chosen} onPick=${complete} />`}
    <div class="composer-box">
      <textarea ref=${field} rows="1" value=${text} aria-label=${label} placeholder=${label}
        data-composer=${thread ? "thread" : "channel"}
        role="combobox" aria-autocomplete="list" aria-expanded=${Boolean(found)} aria-controls=${`${id}-list`}
        aria-activedescendant=${found ? `${id}-${chosen}` : undefined} readonly=${busy}
        onInput=${(event) => write(event.target.value, event.target.selectionStart)}
        onKeyDown=${keyed} onKeyUp=${moved} onClick=${moved}></textarea>
      ${usage(s, text) && html`<p class="usage">${usage(s, text)}</p>`}
      <div class="composer-tools">
        ${!thread && html`<${Shortcuts} app=${s.app} />`}
        <span class="composer-hint muted">${t("Enter sends, Shift+Enter starts a new line, / shows commands")}</span>
        <button type="submit" class="primary" aria-label=${t("Send")} disabled=${busy || !text.trim()}>➤</button>
      </div>
    </div>
  </form>`;
}

/** A command where it starts with a slash, else a message. */
function sent(said, channel, thread) {
  const command = /^(\/\S+)\s*([\s\S]*)$/.exec(said);
  if (command && !thread) return act("command", { name: command[1], text: command[2], channel });
  return act("say", { channel, text: said, ...(thread && { thread_ts: thread }) });
}

/** Whether a key was one for the suggestions, which then dealt with it; Enter sends what is typed out in full. */
function suggestionKey(event, { found, chosen, whole, setChosen, setShut, complete }) {
  const rows = found.rows;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) setChosen((chosen + step + rows.length) % rows.length);
  else if (event.key === "Escape") setShut(true);
  else if (event.key === "Tab" || (event.key === "Enter" && !event.isComposing && !whole)) complete(rows[chosen]);
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function Suggestions({ id, rows, chosen, onPick }) {
  const t = useWords();
  return html`<ul class="suggestions" role="listbox" id=${`${id}-list`} aria-label=${t("Suggestions")}>
    ${rows.map((row, index) => {
      const pick = (event) => {
        event.preventDefault(); // the cursor stays in the text
        onPick(row);
      };
      const option = { key: row.insert, id: `${id}-${index}`, role: "option", "aria-selected": index === chosen };
      return html`<li ...${option} onMouseDown=${pick}><strong>${row.label}</strong>
        ${row.hint && html`<code>${row.hint}</code>`}<span class="muted">${row.note}</span></li>`;
    })}
  </ul>`;
}

function Shortcuts({ app }) {
  const t = useWords();
  const own = app.shortcuts.filter((one) => one.kind === "global");
  if (!own.length) return null;
  const items = own.map((one) => ({
    label: one.name,
    note: one.description,
    onPick: () => attempt(act("shortcut", { callback_id: one.callback_id })),
  }));
  return html`<${Menu} label=${t("Shortcuts")} sign="⚡" items=${items} className="quiet icon shortcuts" />`;
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 180)}px`;
}
