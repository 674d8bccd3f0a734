// Sections with fields and accessories, headers, context lines and dividers.
import { html, useState } from "../view.js";
import { Element } from "./element.js";
import { Picture } from "./media.js";
import { useScope, useWords } from "./scope.js";
import { Text } from "./text.js";

const LONG_LINES = 18;
const LONG = 1600;

/** A section: text, fields in two columns, something to use at its side. */
export function Section({ block }) {
  return html`<div class="bk-section-body">
      ${block.text && html`<${Folding} text=${block.text} expand=${block.expand} />`}
      ${
        block.fields &&
        html`<div
        class="bk-fields">${block.fields.map(
          (field, index) => html`<div key=${index} class="bk-field"><${Text}
        text=${field} /></div>`,
        )}</div>`
      }
    </div>
    ${
      block.accessory &&
      html`<div class=${`bk-accessory bk-accessory-${block.accessory.type}`}><${Element}
      block=${block} element=${block.accessory} /></div>`
    }`;
}

/** A message's very long text is folded until asked for, unless the block says `expand`. */
function Folding({ text, expand }) {
  const { surface } = useScope();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const long =
    surface === "message" && !expand && (text.text.length > LONG || text.text.split("\n").length > LONG_LINES);
  if (!long) return html`<${Text} text=${text} />`;
  return html`<div class=${open ? "" : "bk-folded"}><${Text} text=${text} /></div>
    <button type="button" class="bk-more" aria-expanded=${open}
      onClick=${() => setOpen(!open)}>${open ? words.seeLess : words.seeMore}</button>`;
}

/** A header; its level, where it has one, decides the heading. */
export function Header({ block }) {
  const level = Math.min(4, Math.max(1, Number(block.level) || 1));
  return html`<${`h${level + 2}`} class=${`bk-heading bk-heading-${level}`}><${Text} text=${block.text} /><//>`;
}

/** Small print: texts and little pictures in a line. */
export function Context({ block }) {
  return block.elements.map((part, index) =>
    part.type === "image"
      ? html`<${Picture} key=${index} image=${part} small />`
      : html`<div key=${index} class="bk-context-text"><${Text} text=${part} /></div>`,
  );
}

export const Divider = () => html`<hr class="bk-rule" />`;
