// What hangs on a message: attachments with their bar of colour, files, reactions.
import { Blocks, Mrkdwn } from "./blocks/index.js";
import { withSigns } from "./blocks/emoji.js";
import { fileUrl } from "./context.js";
import { useStore } from "./store.js";
import { html, useState } from "./view.js";
import { useWords } from "./words.js";

const NAMED = { good: "#2eb67d", warning: "#ecb22e", danger: "#e01e5a" };

/** @param {{message: object, use: object}} props `use`: how blocks are drawn and used in this message */
export function Attachments({ message, use }) {
  return (message.attachments ?? []).map((one, index) => html`<${Attachment} key=${index} one=${one} use=${use} />`);
}

function Attachment({ one, use }) {
  const { ctx } = use;
  return html`<div class="attachment" style=${{ borderLeftColor: colourOf(one.color) }}>
    ${one.pretext && html`<${Mrkdwn} text=${one.pretext} ctx=${ctx} />`}
    ${one.author_name && html`<p class="muted">${one.author_name}</p>`}
    <${Title} one=${one} />
    ${one.blocks
      ? html`<${Blocks} blocks=${one.blocks} ...${use} />`
      : one.text && html`<${Mrkdwn} text=${one.text} ctx=${ctx} />`}
    <${Fields} fields=${one.fields} ctx=${ctx} />
    ${one.footer && html`<p class="muted">${one.footer}</p>`}
  </div>`;
}

function Title({ one }) {
  if (!one.title) return null;
  if (!/^https?:/.test(one.title_link ?? "")) return html`<p><strong>${one.title}</strong></p>`;
  const title = html`<strong>${one.title}</strong>`;
  return html`<p><a href=${one.title_link} target="_blank" rel="noopener noreferrer">${title}</a></p>`;
}

function Fields({ fields, ctx }) {
  if (!fields?.length) return null;
  return html`<dl class="attachment-fields">
    ${fields.map(
      (field, index) => html`<div key=${index} class=${field.short ? "is-short" : ""}>
        <dt>${field.title}</dt><dd><${Mrkdwn} text=${String(field.value ?? "")} ctx=${ctx} /></dd></div>`,
    )}
  </dl>`;
}

function colourOf(colour) {
  if (!colour) return undefined;
  return NAMED[colour] ?? (colour.startsWith("#") ? colour : `#${colour}`);
}

export function Files({ message }) {
  if (!message.files?.length) return null;
  return html`<ul class="files">${message.files.map((file) => html`<${OneFile} key=${file.id} file=${file} />`)}</ul>`;
}

/** A picture with its alt text; another file, or a picture that cannot be had, by its title. */
function OneFile({ file }) {
  const t = useWords();
  const [lost, setLost] = useState(false);
  if (file.mode === "tombstone") {
    return html`<li class="file"><span aria-hidden="true">🗑</span> ${t("This file was deleted.")}</li>`;
  }
  const title = file.title || file.name;
  const link = (inside) =>
    html`<a class="bk-link" href=${fileUrl(file.id)} target="_blank" rel="noopener noreferrer">${inside}</a>`;
  const picture = /^image\//.test(file.mimetype ?? "");
  if (picture && !lost) {
    return html`<li class="file is-picture"><span class="muted">${title}</span>${link(
      html`<img src=${fileUrl(file.id)} alt=${file.alt_txt || title} onError=${() => setLost(true)} />`,
    )}</li>`;
  }
  return html`<li class="file"><span aria-hidden="true">${picture ? "🖼" : "📄"}</span>
    ${lost ? title : link(title)} <span class="muted">${file.alt_txt ?? file.pretty_type ?? file.filetype ?? ""}</span></li>`;
}

export function Reactions({ message }) {
  const t = useWords();
  const people = useStore((s) => s.people);
  const as = useStore((s) => s.as);
  if (!message.reactions?.length) return null;
  const given = (one) => ({ ...one, who: one.users.map((id) => people[id]?.shown_name ?? id).join(", ") });
  return html`<ul class="reactions" aria-label=${t("Reactions")}>
    ${message.reactions.map(given).map(
      ({ name, count, users, who }) => html`<li
        key=${name} class=${`reaction ${users.includes(as) ? "is-mine" : ""}`} title=${`${who} · :${name}:`}>
        <span aria-hidden="true">${withSigns(`:${name}:`)}</span> ${count}
        <span class="hidden"> :${name}: ${who}</span></li>`,
    )}
  </ul>`;
}
