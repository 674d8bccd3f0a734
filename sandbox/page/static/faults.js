// Faults to press, to see what the app does: refused and lost calls, cut connections, people and channels gone.
import { act } from "./live.js";
import { set, useStore } from "./store.js";
import { attempt } from "./toasts.js";
import { html, useEffect, useRef, useState } from "./view.js";
import { useWords } from "./words.js";

export function PanelHead({ title, onClose = () => set({ panel: "" }) }) {
  const t = useWords();
  const heading = useRef(null);
  useEffect(() => heading.current.focus(), []);
  return html`<div class="panel-head"><h2 ref=${heading} tabindex="-1">${title}</h2>
    <button type="button" class="quiet icon" aria-label=${t("Close")} onClick=${onClose}>✕</button></div>`;
}

export function FaultsPanel() {
  const t = useWords();
  const s = useStore((all) => all);
  const put = (fault, how = {}) => attempt(act("fault", { fault, with: how }));
  const change = (name, how) => attempt(act("change", { change: name, with: how }));
  return html`<aside class="panel faults" aria-label=${t("Faults")}>
    <${PanelHead} title=${t("Faults")} />
    <div class="panel-body">
      <p class="muted">${t("Press one and see what the app does about it.")}</p>
      <${InForce} faults=${s.faults} onClear=${() => put("clear")} />
      <${Calls} methods=${s.app.methods} put=${put} />
      <${Connection} sockets=${s.sockets} put=${put} change=${change} />
      <${Places} s=${s} change=${change} />
    </div>
  </aside>`;
}

function InForce({ faults, onClear }) {
  const t = useWords();
  const method = (one) => (one.method === "*" ? t("every method") : one.method);
  const times = (one) => (one.times === null ? "" : ` × ${one.times}`);
  const all = faults.in_force.map((one) => `${worded(t, one)} · ${method(one)}${times(one)}`);
  if (faults.refusal) all.push(t("every call of the bot token is refused: {code}", { code: faults.refusal }));
  return html`<section class="in-force" aria-live="polite"><h3>${t("In force")}</h3>
    ${all.length === 0 && html`<p>${t("Nothing: all is well.")}</p>`}
    <ul>${all.map((one) => html`<li>${one}</li>`)}</ul>
    ${all.length > 0 && html`<button type="button" onClick=${onClear}>${t("Let everything work again")}</button>`}
  </section>`;
}

function worded(t, fault) {
  return {
    rate_limit: t("429, try again after {seconds} s", { seconds: fault.retry_after }),
    status: `HTTP ${fault.status}`,
    refuse: t("refused: {code}", { code: fault.code }),
    lose_answer: t("answer lost"),
    slow: t("{seconds} s slower", { seconds: fault.seconds }),
  }[fault.kind];
}

function Calls({ methods, put }) {
  const t = useWords();
  const [method, setMethod] = useState("chat.postMessage");
  const [times, setTimes] = useState("1");
  const names = [["*", t("every method")], ...methods.map((one) => [one, one])];
  const counts = [["1", "1 ×"], ["3", "3 ×"], ["", t("until cleared")]];
  const on = (more = {}) => ({ method, times: times === "" ? null : Number(times), ...more });
  const buttons = [
    [t("429, too many calls"), () => put("rate_limit", on({ retry_after: 5 }))],
    [t("500, Slack is down"), () => put("fail", on({ status: 500 }))],
    [t("503, try later"), () => put("fail", on({ status: 503 }))],
    [t("Lose the answer after accepting the call"), () => put("lose_answer", on())],
    [t("Answer 2 s later"), () => put("slow", on({ seconds: 2 }))],
    [t("Refuse: internal_error"), () => put("refuse", on({ code: "internal_error" }))],
  ];
  return html`<section><h3>${t("The next calls")}</h3>
    <div class="pair">
      <${Choice} label=${t("Method")} value=${method} onPick=${setMethod} of=${names} />
      <${Choice} label=${t("How often")} value=${times} onPick=${setTimes} of=${counts} />
    </div>
    <${Buttons} of=${buttons} /></section>`;
}

function Connection({ sockets, put, change }) {
  const t = useWords();
  return html`<section><h3>${t("The app's connection")}</h3>
    <p>${t("Sockets open: {count}", { count: sockets })}</p>
    <${Buttons} of=${[
      [t("Drop its sockets"), () => attempt(act("drop_sockets"))],
      [t("Slow network: every call 1 s slower"), () => put("slow", { method: "*", seconds: 1, times: null })],
      [t("Revoke its token"), () => change("revoke_token", {})],
      [t("Uninstall it"), () => change("uninstall", {})],
    ]} /></section>`;
}

const GONE = ["bot", "deactivated"];

function Places({ s, change }) {
  const t = useWords();
  const channels = Object.values(s.channels).filter((one) => one.kind !== "im");
  const people = Object.values(s.people).filter((one) => !GONE.includes(one.kind) && one.id !== "USLACKBOT");
  const places = channels.map((one) => [one.id, `#${one.name}`]);
  const persons = people.map((one) => [one.id, one.shown_name]);
  const [channel, setChannel] = useState(channels[0]?.id);
  const [person, setPerson] = useState(people.find((one) => one.id !== s.as)?.id);
  return html`<section><h3>${t("Channels and people")}</h3>
    ${channels.length > 0 &&
    html`<${Choice} label=${t("Channel")} value=${channel} onPick=${setChannel} of=${places} />
    <${Buttons} of=${[
      [t("Throw the app out"), () => change("remove_app", { channel })],
      [t("Let the app in"), () => change("join", { user_id: s.app.user, channel })],
      [t("Archive it"), () => change("archive", { channel })],
      [t("Bring it back"), () => change("unarchive", { channel })],
      [t("Delete it for good"), () => change("delete_channel", { channel })],
    ]} />`}
    <${Choice} label=${t("Person")} value=${person} onPick=${setPerson} of=${persons} />
    <${Buttons} of=${[
      [t("Deactivate the account"), () => change("deactivate", { user_id: person })],
      [t("Make a guest"), () => change("change_kind", { user_id: person, kind: "guest" })],
    ]} /></section>`;
}

function Buttons({ of }) {
  const [busy, setBusy] = useState(false);
  const press = async (doing) => {
    setBusy(true);
    await doing();
    setBusy(false);
  };
  return html`<div class="buttons">
    ${of.map(
      ([label, doing]) =>
        html`<button key=${label} type="button" disabled=${busy} onClick=${() => press(doing)}>${label}</button>`,
    )}
  </div>`;
}

function Choice({ label, value, of, onPick }) {
  return html`<label>${label}
    <select value=${value} onChange=${(event) => onPick(event.target.value)}>
      ${of.map(([one, name]) => html`<option key=${one} value=${one}>${name}</option>`)}
    </select></label>`;
}
