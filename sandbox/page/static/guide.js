// The guided tour that the host of the workspace may add: one step at a time in a corner, never in the way.
import { act } from "./live.js";
import { appConversation, open, shownPlace, switchTo } from "./place.js";
import { get, useStore, viewer } from "./store.js";
import { attempt } from "./toasts.js";
import { html, useState } from "./view.js";
import { useWords } from "./words.js";

const KEY = "sandbox.guide";

export function GuideCard() {
  const t = useWords();
  const steps = useStore((s) => s.guide).steps;
  const me = useStore(viewer);
  const [folded, setFolded] = useState(isFolded);
  if (!steps.length) return null;
  const at = steps.findIndex((step) => !step.done);
  const title = at < 0 ? t("That was the whole way round.") : inLanguage(steps[at].title, me);
  const fold = () => {
    localStorage.setItem(KEY, folded ? "open" : "folded");
    setFolded(!folded);
  };
  return html`<aside class=${`guide ${folded ? "is-folded" : ""}`} aria-label=${t("Guide")}>
    <button type="button" class="guide-head" onClick=${fold} aria-expanded=${!folded}>
      <span class="guide-count">${at < 0 ? steps.length : at + 1}/${steps.length}</span>
      ${folded ? html`<span class="guide-title">${title}</span>` : html`<${Dots} steps=${steps} at=${at} />`}
      <span class="hidden">${folded ? t("Unfold the guide") : t("Fold the guide away")}</span>
      <span aria-hidden="true">${folded ? "▴" : "▾"}</span>
    </button>
    <div aria-live="polite">
      ${!folded && html`<h2>${title}</h2>`}${!folded && at >= 0 && html`<${Step} step=${steps[at]} me=${me} />`}
    </div>
  </aside>`;
}

/** Whether it starts folded: as it was left, else where there is little room. */
function isFolded() {
  const left = localStorage.getItem(KEY);
  return left ? left === "folded" : matchMedia("(max-width: 820px)").matches;
}

function Dots({ steps, at }) {
  const kind = (step, index) => (step.done ? "is-done" : index === at ? "is-now" : "");
  return html`<span class="guide-dots" aria-hidden="true">
    ${steps.map((step, index) => html`<i class=${kind(step, index)}></i>`)}
  </span>`;
}

const inLanguage = (words, me) => (me.locale.startsWith("vi") ? words.vi : words.en);

function Step({ step, me }) {
  const t = useWords();
  const people = useStore((s) => s.people);
  const as = useStore((s) => s.as);
  const here = useStore(shownPlace);
  const away = step.person && step.person !== as;
  const become = () => switchTo(step.person, step.place === "messages" ? "" : step.place);
  const jump = () => attempt(act("jump", { to: step.action }));
  const elsewhere = !away && step.place && here !== placeOf(step.place);
  const name = people[step.person]?.shown_name ?? step.person;
  return html`<p>${inLanguage(step.text, me)}</p>
    <div class="buttons">
      ${away && html`<button type="button" class="primary" onClick=${become}>${t("Be {name}", { name })}</button>`}
      ${elsewhere && html`<button type="button" onClick=${() => open(placeOf(step.place))}>${t("Go there")}</button>`}
      ${step.action && html`<button type="button" class="primary" onClick=${jump}>${t(JUMPS[step.action])}</button>`}
    </div>`;
}

const JUMPS = {
  friday: "Jump to next Friday 15:00",
  monday: "Jump to next Monday 10:00",
  hour: "One hour later",
  week: "One week later",
};

const placeOf = (place) => (place === "messages" ? appConversation(get()) : place);
