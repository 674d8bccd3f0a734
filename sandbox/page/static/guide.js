// The guided tour that the host of the workspace may add: one step at a time in a corner, never in the way.
import { act } from "./live.js";
import { appConversation, open, switchTo } from "./place.js";
import { get, useStore, viewer } from "./store.js";
import { attempt } from "./toasts.js";
import { html, useState } from "./view.js";
import { useWords } from "./words.js";

const KEY = "sandbox.guide";

export function GuideCard() {
  const t = useWords();
  const steps = useStore((s) => s.guide).steps;
  const me = useStore(viewer);
  const [folded, setFolded] = useState(localStorage.getItem(KEY) === "folded");
  if (!steps.length) return null;
  const at = steps.findIndex((step) => !step.done);
  const fold = () => {
    localStorage.setItem(KEY, folded ? "open" : "folded");
    setFolded(!folded);
  };
  const count = at < 0 ? `${steps.length}/${steps.length}` : `${at + 1}/${steps.length}`;
  if (folded) {
    return html`<aside class="guide is-folded" aria-label=${t("Guide")}><button type="button" onClick=${fold} aria-expanded="false">${t("Guide")} ${count}</button></aside>`;
  }
  return html`<aside class="guide" aria-label=${t("Guide")}>
    <div class="guide-head"><span class="guide-count">${count}</span>
      <span class="guide-dots" aria-hidden="true">${steps.map((step, index) => html`<i class=${step.done ? "is-done" : index === at ? "is-now" : ""}></i>`)}</span>
      <button type="button" class="quiet icon" onClick=${fold} aria-expanded="true" aria-label=${t("Fold the guide away")}>▾</button></div>
    <div aria-live="polite">${at < 0 ? html`<h2>${t("That was the whole way round.")}</h2>` : html`<${Step} step=${steps[at]} me=${me} />`}</div>
  </aside>`;
}

function Step({ step, me }) {
  const t = useWords();
  const lang = me.locale.startsWith("vi") ? "vi" : "en";
  const people = useStore((s) => s.people);
  const as = useStore((s) => s.as);
  const away = step.person && step.person !== as;
  return html`<h2>${step.title[lang]}</h2><p>${step.text[lang]}</p>
    <div class="buttons">
      ${away ? html`<button type="button" class="primary" onClick=${() => switchTo(step.person, step.place === "messages" ? "" : step.place)}>${t("Be {name}", { name: people[step.person]?.shown_name ?? step.person })}</button>`
        : step.place && html`<button type="button" onClick=${() => open(placeOf(step.place))}>${t("Go there")}</button>`}
      ${step.action && html`<button type="button" class="primary" onClick=${() => attempt(act("jump", { to: step.action }))}>${t(JUMPS[step.action])}</button>`}
    </div>`;
}

const JUMPS = {
  friday: "Jump to next Friday 15:00",
  monday: "Jump to next Monday 10:00",
  hour: "One hour later",
  week: "One week later",
};

const placeOf = (place) => (place === "messages" ? appConversation(get()) : place);
