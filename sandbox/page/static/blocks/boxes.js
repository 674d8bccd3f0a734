// Blocks that hold others: alerts, cards, carousels and containers.
import { html, useId, useState } from "../view.js";
import { Element } from "./element.js";
import { Picture } from "./media.js";
import { RichText } from "./rich_text.js";
import { useScope, useWords } from "./scope.js";
import { Text } from "./text.js";

const SIGNS = { default: "•", info: "ℹ", warning: "!", error: "✕", success: "✓" };

/** A callout. */
export function Alert({ block }) {
  const level = block.level in SIGNS ? block.level : "default";
  return html`<div class=${`bk-callout bk-callout-${level}`} role=${level === "error" ? "alert" : "note"}>
    <span class="bk-callout-sign" role="img" aria-label=${useWords().level[level]}>${SIGNS[level]}</span>
    <div><${Text} text=${block.text} /></div>
  </div>`;
}

/** A card: picture, title, body, actions. */
export function Card({ block }) {
  return html`<article class="bk-card-box">
    ${block.hero_image && html`<${Picture} image=${block.hero_image} class="bk-hero" />`}
    <div class="bk-card-words">
      <div class="bk-card-head">
        ${block.icon && html`<${Picture} image=${block.icon} small />`}
        <div>
          ${block.title && html`<div class="bk-strong"><${Text} text=${block.title} /></div>`}
          ${block.subtitle && html`<div class="bk-soft"><${Text} text=${block.subtitle} /></div>`}
        </div>
      </div>
      ${block.body && html`<div><${Text} text=${block.body} /></div>`}
      ${block.subtext && html`<div class="bk-soft"><${Text} text=${block.subtext} /></div>`}
      ${
        block.actions &&
        html`<div
        class="bk-row">${block.actions.map(
          (one, index) => html`<${Element} key=${one.action_id ?? index} block=${block}
        element=${one} />`,
        )}</div>`
      }
    </div>
  </article>`;
}

/** Cards side by side, to be scrolled through. */
export function Carousel({ block }) {
  return html`<div class="bk-reel" role="list" tabindex="0" aria-label=${`${block.elements.length}`}>
    ${block.elements.map((card, index) => {
      const named = { ...card, block_id: card.block_id ?? `${block.block_id}.${index}` };
      return html`<div key=${named.block_id} class="bk-reel-card" role="listitem"><${Card} block=${named} /></div>`;
    })}
  </div>`;
}

/** A box around blocks, which may fold. */
export function Container({ block }) {
  const { ctx, List } = useScope();
  const id = useId();
  const [open, setOpen] = useState(!(block.is_collapsible && block.default_collapsed));
  const title = block.rich_text_title
    ? html`<${RichText} block=${block.rich_text_title} ctx=${ctx} />`
    : html`<${Text} text=${block.title} />`;
  const head = html`${block.icon && html`<${Picture} image=${block.icon} small />`}
    <span class="bk-box-title"><span class="bk-strong">${title}</span>
    ${block.subtitle && html`<span class="bk-soft"><${Text} text=${block.subtitle} /></span>`}</span>`;
  return html`<section
    class=${`bk-box bk-box-${block.width ?? "standard"}${block.has_header_divider ? " bk-box-ruled" : ""}`}>
    ${
      block.is_collapsible
        ? html`<button type="button" class="bk-box-head bk-box-fold" aria-expanded=${open} aria-controls=${id}
          onClick=${() => setOpen(!open)}>${head}<span class="bk-caret" aria-hidden="true" /></button>`
        : html`<div class="bk-box-head">${head}</div>`
    }
    <div id=${id} class="bk-box-body" hidden=${!open}><${List} blocks=${block.child_blocks} /></div>
  </section>`;
}
