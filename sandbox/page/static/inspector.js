// The inspector: every call and delivery, opened one by one, and the blocks of a message, edited and drawn again.
import { BlocksEditor } from "./blocks_editor.js";
import { PanelHead } from "./faults.js";
import { Json, pointed } from "./json_lines.js";
import { record } from "./live.js";
import { set, useStore, viewer } from "./store.js";
import { spanOf, timeOf } from "./times.js";
import { complain } from "./toasts.js";
import { html, useEffect, useMemo, useState } from "./view.js";
import { useWords } from "./words.js";

export function InspectorPanel() {
  const t = useWords();
  const inspected = useStore((s) => s.inspected);
  const back = () => set({ inspected: null });
  return html`<aside class="panel inspector" aria-label=${t("Inspector")}>
    <${PanelHead} title=${t("Inspector")} onClose=${() => set({ panel: "", inspected: null })} />
    ${inspected &&
    html`<button type="button" class="quiet back" onClick=${back}>← ${t("All calls and deliveries")}</button>`}
    <${Inside} inspected=${inspected} />
  </aside>`;
}

function Inside({ inspected }) {
  if (inspected?.message) return html`<${BlocksEditor} message=${inspected.message} key=${inspected.message.ts} />`;
  if (inspected?.number) return html`<${Entry} number=${inspected.number} key=${inspected.number} />`;
  return html`<${Journal} />`;
}

const KINDS = {
  all: () => true,
  call: (line) => line.kind === "call",
  delivery: (line) => line.kind === "delivery",
  wrong: (line) => Boolean(line.error) || line.delivered === false,
};

function Journal() {
  const t = useWords();
  const records = useStore((s) => s.records);
  const [kind, setKind] = useState("all");
  const [wanted, setWanted] = useState("");
  const shown = useMemo(
    () => records.filter((line) => KINDS[kind](line) && line.name.includes(wanted.trim())).toReversed(),
    [records, kind, wanted],
  );
  const names = { all: t("All"), call: t("Calls"), delivery: t("Deliveries"), wrong: t("Refused or failed") };
  return html`<div class="panel-body">
    <div class="journal-tools">
      <div class="choices" role="group" aria-label=${t("Which")}>
        ${Object.keys(KINDS).map(
          (one) => html`<button key=${one} type="button" aria-pressed=${kind === one} onClick=${() => setKind(one)}>
            ${names[one]}
          </button>`,
        )}
      </div>
      <input
        type="search"
        value=${wanted}
        placeholder=${t("Find by name")}
        aria-label=${t("Find by name")}
        onInput=${(event) => setWanted(event.target.value)}
      />
    </div>
    ${shown.length === 0 && html`<p class="muted">${t("Nothing yet.")}</p>`}
    <ol class="journal">
      ${shown.map((line) => html`<${Row} key=${line.number} line=${line} />`)}
    </ol>
  </div>`;
}

function Row({ line }) {
  const me = useStore(viewer);
  const look = () => set({ inspected: { number: line.number } });
  return html`<li><button type="button" class=${`journal-row ${line.error ? "is-wrong" : ""}`} onClick=${look}>
    <span class="journal-way" aria-hidden="true">${line.kind === "call" ? "→" : "←"}</span>
    <span class="journal-name">${line.name}</span>
    <${Outcome} line=${line} />
    <span class="muted">${spanOf(line.seconds)}</span>
    <span class="muted">${timeOf(new Date(line.at), me)}</span></button></li>`;
}

function Outcome({ line }) {
  const t = useWords();
  if (line.error) return html`<span class="mark is-bad">${line.error}</span>`;
  if (line.delivered === false) return html`<span class="mark is-bad">${t("answer lost")}</span>`;
  return html`<span class="mark">${line.kind === "call" ? "ok" : t("acked")}</span>`;
}

function Entry({ number }) {
  const t = useWords();
  const [entry, setEntry] = useState(null);
  useEffect(() => {
    record(number).then(setEntry, (wrong) => complain(wrong.message));
  }, [number]);
  if (!entry) return html`<p class="waiting">…</p>`;
  const isCall = entry.kind === "call";
  const [asked, answer] = isCall ? [entry.arguments, entry.answer] : [entry.payload, entry.ack];
  const refused = pointed(entry.pointers);
  const titles = isCall
    ? [t("What the app asked"), t("What it was answered")]
    : [t("What the app was told"), t("What it answered")];
  return html`<div class="panel-body entry">
    <h3>${entry.name}</h3>
    <p><${Outcome} line=${entry} /> <span class="muted">${circumstances(t, entry)}</span></p>
    <${Refused} messages=${entry.pointers} />
    <${Piece} title=${titles[0]} value=${readable(asked)} refused=${isCall ? refused : []} />
    <${Piece} title=${titles[1]} value=${answer} refused=${isCall ? [] : refused} />
  </div>`;
}

/** How long it took, over which socket, with which status. */
function circumstances(t, entry) {
  const time = { time: spanOf(entry.seconds) };
  const parts = [
    entry.kind === "call" ? t("answered in {time}", time) : t("acked in {time}", time),
    entry.socket && t("socket {number}", { number: entry.socket }),
    entry.status && `HTTP ${entry.status}`,
    entry.retry_after && `Retry-After ${entry.retry_after}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** Arguments whose JSON came as text in a form, decoded. */
function readable(value) {
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, decoded(one)]));
}

function decoded(value) {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

export function Refused({ messages }) {
  const t = useWords();
  if (!messages?.length) return null;
  return html`<div class="refused"><strong>${t("Refused, because")}</strong><ul>${pointed(messages).map((one) => html`
    <li>${one.text}${one.pointer !== null && html` <code>${one.pointer || "/"}</code>`}</li>`)}</ul></div>`;
}

export function Piece({ title, value, refused }) {
  return html`<section><div class="piece-head"><h4>${title}</h4><${CopyJson} value=${value} /></div>
    ${value == null ? html`<p class="muted">—</p>` : html`<${Json} value=${value} refused=${refused} />`}
  </section>`;
}

export function CopyJson({ value }) {
  const t = useWords();
  const [done, setDone] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(JSON.stringify(value, null, 2)).then(
      () => setDone(true),
      (wrong) => complain(wrong.message),
    );
  return html`<button type="button" class="small" onClick=${copy} aria-live="polite">
    ${done ? t("Copied") : t("Copy as JSON")}
  </button>`;
}
