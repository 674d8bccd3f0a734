// Buttons: the ordinary one, small ones with a sign, and thumbs up or down.
import { html } from "../../view.js";
import { useFocusOnLoad } from "../focus.js";
import { safeUrl } from "../references.js";
import { useScope } from "../scope.js";
import { plainOf } from "../text.js";

const used = (element) => {
  const shown = { text: element.text };
  for (const name of ["value", "style", "url"])
    if (element[name] !== undefined && element[name] !== null) shown[name] = element[name];
  return shown;
};

/** A button; with a `url` it also opens that page. */
export function Button({ block, element }) {
  const scope = useScope();
  const control = useFocusOnLoad(element);
  const busy = scope.busy(block, element);
  const press = () => {
    if (!busy) scope.act(block, element, used(element), () => open(element.url));
  };
  return html`<button type="button" ref=${control}
    class=${`bk-button${element.style ? ` bk-${element.style}` : ""}${busy ? " bk-busy" : ""}`}
    disabled=${scope.disabled} aria-busy=${busy || undefined} aria-label=${element.accessibility_label}
    data-action-id=${element.action_id} onClick=${press}>
    <span class="bk-button-text">${plainOf(element.text)}</span>${
      element.url
        ? html`<span class="bk-away"
      aria-hidden="true">${" ↗\ufe0e"}</span>`
        : null
    }
  </button>`;
}

function open(url) {
  const safe = url && safeUrl(url);
  if (safe) window.open(safe, "_blank", "noopener,noreferrer");
}

const ICONS = { trash: "🗑" };

/** A small button that shows a sign; its text is what it is called. */
export function IconButton({ block, element }) {
  const scope = useScope();
  const busy = scope.busy(block, element);
  const label = element.accessibility_label ?? plainOf(element.text);
  const press = () => {
    if (!busy) scope.act(block, element, used(element));
  };
  return html`<button type="button" class=${`bk-icon-button${busy ? " bk-busy" : ""}`} disabled=${scope.disabled}
    aria-busy=${busy || undefined}
    aria-label=${label} title=${plainOf(element.text)} data-action-id=${element.action_id}
    onClick=${press}><span aria-hidden="true">${ICONS[element.icon] ?? "•"}</span></button>`;
}

/** Two buttons to say whether an answer was good. */
export function FeedbackButtons({ block, element }) {
  const scope = useScope();
  const busy = scope.busy(block, element);
  const press = (one) => () => {
    if (!busy) scope.act(block, element, { text: one.text, value: one.value });
  };
  const draw = (
    one,
  ) => html`<button type="button" class=${`bk-icon-button${busy ? " bk-busy" : ""}`} disabled=${scope.disabled}
    aria-busy=${busy || undefined}
    aria-label=${one.accessibility_label} data-action-id=${element.action_id} data-value=${one.value}
    onClick=${press(one)}>${plainOf(one.text)}</button>`;
  return html`<span class="bk-feedback"
    role="group">${draw(element.positive_button)}${draw(element.negative_button)}</span>`;
}
