// Who wrote something, and the picture beside it: initials on a colour of their own, or the app's sign.
import { html } from "./view.js";

const HUES = [12, 32, 150, 172, 196, 214, 260, 318, 340];

/** The author of a message: {id, name, app}. */
export function authorOf(s, message) {
  const person = s.people[message.user];
  return { id: message.user, name: person?.shown_name ?? message.user, app: person?.kind === "bot" };
}

export function initialsOf(name) {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? "") + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
}

export function hueOf(id) {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return HUES[sum % HUES.length];
}

export function Avatar({ who, small = false }) {
  const size = small ? "is-small" : "";
  if (who.app) return html`<span class=${`avatar is-app ${size}`} aria-hidden="true">◎</span>`;
  return html`<span class=${`avatar hue-${hueOf(who.id)} ${size}`} aria-hidden="true">${initialsOf(who.name)}</span>`;
}
