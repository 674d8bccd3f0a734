// One message: who, when, what it says, what can be done with it.
import { Avatar, authorOf } from "./avatar.js";
import { Attachments, Files, Reactions } from "./attached.js";
import { Blocks, Mrkdwn } from "./blocks/index.js";
import { useBlockContext } from "./context.js";
import { useEntries } from "./entries.js";
import { MessageMenu } from "./message_menu.js";
import { open } from "./place.js";
import { get, useStore, viewer } from "./store.js";
import { fullOf, momentOf, timeOf } from "./times.js";
import { html } from "./view.js";
import { useWords } from "./words.js";

/** @param {{message: object, close?: boolean, inThread?: boolean}} props `close`: right below one by the same author */
export function Message({ message, close = false, inThread = false }) {
  const t = useWords();
  const me = useStore(viewer);
  useStore((s) => s.people);
  const author = authorOf(get(), message);
  const marks = [close && "is-close", message.ephemeral && "is-ephemeral", message.meant_for_me && "is-for-me"];
  return html`<li class=${`message ${marks.filter(Boolean).join(" ")}`} data-ts=${message.ts}>
    <article class="message-in" aria-label=${`${author.name}, ${timeOf(momentOf(message.ts), me)}`}>
      ${close ? html`<${Stamp} ts=${message.ts} me=${me} side />` : html`<${Avatar} who=${author} />`}
      <div class="message-body">
        ${message.ephemeral &&
        html`<p class="only-you"><span aria-hidden="true">👁</span> ${t("Only visible to you")}</p>`}
        ${!close &&
        html`<p class="message-head"><strong>${author.name}</strong>
          ${author.app && html` <span class="app-mark">${t("APP")}</span>`}<${Stamp} ts=${message.ts} me=${me} /></p>`}
        <${Content} message=${message} />
        <${Reactions} message=${message} />
        ${!inThread && message.reply_count > 0 && html`<${Replies} message=${message} />`}
      </div>
      <${MessageMenu} message=${message} inThread=${inThread} />
    </article>
  </li>`;
}

function Stamp({ ts, me, side = false }) {
  const at = momentOf(ts);
  const kind = side ? "stamp is-side" : "stamp";
  return html`<time class=${kind} datetime=${at.toISOString()} title=${fullOf(at, me)}>${timeOf(at, me)}</time>`;
}

/** Blocks where there are some, else the text; then attachments and files. */
function Content({ message }) {
  const t = useWords();
  const ctx = useBlockContext(message);
  const { values, enter, press } = useEntries(message, message.values);
  const use = { surface: "message", values, ctx, onAction: press, onInput: enter };
  const edited = message.edited && html` <span class="edited">(${t("edited")})</span>`;
  return html`<div class="message-content">
    ${message.blocks?.length > 0
      ? html`<${Blocks} blocks=${message.blocks} ...${use} />${edited}`
      : message.text && html`<div class="message-text"><${Mrkdwn} text=${message.text} ctx=${ctx} />${edited}</div>`}
    <${Attachments} message=${message} use=${use} />
    <${Files} message=${message} />
  </div>`;
}

function Replies({ message }) {
  const t = useWords();
  const people = useStore((s) => s.people);
  const me = useStore(viewer);
  const who = (id) => ({ id, name: people[id]?.shown_name ?? id, app: people[id]?.kind === "bot" });
  const words = message.reply_count === 1 ? t("1 reply") : t("{count} replies", { count: message.reply_count });
  return html`<button type="button" class="replies" onClick=${() => open(message.channel, message.ts)}>
    <span class="replies-people" aria-hidden="true">
      ${message.reply_users.slice(0, 3).map((id) => html`<${Avatar} key=${id} who=${who(id)} small />`)}</span>
    <span>${words}</span> <span class="muted">${timeOf(momentOf(message.latest_reply), me)}</span></button>`;
}
