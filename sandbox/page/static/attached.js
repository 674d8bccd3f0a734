// What hangs on a message: attachments with their bar of colour, files, reactions.
import { Blocks, Mrkdwn } from "./blocks/index.js";
import { withSigns } from "./blocks/emoji.js";
import { useStore } from "./store.js";
import { html } from "./view.js";
import { useWords } from "./words.js";

const NAMED = { good: "#2eb67d", warning: "#ecb22e", danger: "#e01e5a" };

export function Attachments({ message, ctx, press, values, enter }) {
  return (message.attachments ?? []).map((one, index) => html`<div key=${index} class="attachment" style=${{ borderLeftColor: colourOf(one.color) }}>
    ${one.pretext && html`<${Mrkdwn} text=${one.pretext} ctx=${ctx} />`}
    ${one.author_name && html`<p class="muted">${one.author_name}</p>`}
    ${one.title && html`<p><strong>${one.title_link ? html`<a href=${one.title_link} target="_blank" rel="noopener noreferrer">${one.title}</a>` : one.title}</strong></p>`}
    ${one.blocks ? html`<${Blocks} blocks=${one.blocks} surface="message" values=${values} ctx=${ctx} onAction=${press} onInput=${enter} />`
      : one.text && html`<${Mrkdwn} text=${one.text} ctx=${ctx} />`}
    <${Fields} fields=${one.fields} ctx=${ctx} />
    ${one.footer && html`<p class="muted">${one.footer}</p>`}
  </div>`);
}

function Fields({ fields, ctx }) {
  if (!fields?.length) return null;
  return html`<dl class="attachment-fields">${fields.map((field, index) => html`<div key=${index} class=${field.short ? "is-short" : ""}>
    <dt>${field.title}</dt><dd><${Mrkdwn} text=${String(field.value ?? "")} ctx=${ctx} /></dd></div>`)}</dl>`;
}

function colourOf(colour) {
  if (!colour) return undefined;
  return NAMED[colour] ?? (colour.startsWith("#") ? colour : `#${colour}`);
}

export function Files({ message }) {
  if (!message.files?.length) return null;
  return html`<ul class="files">${message.files.map((file) => html`<li key=${file.id} class="file">
    <span aria-hidden="true">📄</span> <span>${file.title || file.name}</span> <span class="muted">${file.pretty_type ?? file.filetype ?? ""}</span></li>`)}</ul>`;
}

export function Reactions({ message }) {
  const t = useWords();
  const people = useStore((s) => s.people);
  const as = useStore((s) => s.as);
  if (!message.reactions?.length) return null;
  const names = (users) => users.map((id) => people[id]?.shown_name ?? id).join(", ");
  return html`<ul class="reactions" aria-label=${t("Reactions")}>${message.reactions.map((one) => html`
    <li key=${one.name} class=${`reaction ${one.users.includes(as) ? "is-mine" : ""}`} title=${`${names(one.users)} · :${one.name}:`}>
      <span aria-hidden="true">${withSigns(`:${one.name}:`)}</span> <span>${one.count}</span><span class="hidden">:${one.name}: ${names(one.users)}</span></li>`)}</ul>`;
}
