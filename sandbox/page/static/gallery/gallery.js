// Every block and element in each state on one page; tests draw their own on its stage.
import { Blocks, Mrkdwn, notificationText } from "../blocks/index.js";
import { plainMrkdwn } from "../blocks/mrkdwn_reader.js";
import { html, render } from "../view.js";
import { FIGURES } from "./examples_figures.js";
import { LAYOUT } from "./examples_layout.js";
import { option, USE } from "./examples_use.js";

const EXAMPLES = [...LAYOUT, ...FIGURES, ...USE];
const query = new URLSearchParams(location.search);
if (query.get("theme")) document.documentElement.dataset.theme = query.get("theme");
const calls = [];
const users = {
  U001: { name: "Alice Nguyen" },
  U002: { name: "Bob Stone" },
  U003: { name: "Carol Admin" },
  U004: { name: "Đặng Thị Hương" },
  U007: { name: "Dan Gone", kind: "deactivated" },
  UBOT: { name: "OKR bot", kind: "bot" },
};
const channels = {
  C001: { name: "sales", kind: "public" },
  C002: { name: "secret", kind: "private" },
  C003: { name: "partners", kind: "external" },
  C004: { name: "attic", kind: "public", archived: true },
  C005: { name: "support", kind: "public" },
  D001: { name: "Bob", kind: "im", user: "U002" },
};
const ctx = {
  viewer: query.get("viewer") ?? "U001",
  now: "2026-11-27T08:00:00Z",
  zone: query.get("zone") ?? "Asia/Ho_Chi_Minh",
  locale: query.get("locale") ?? "en-GB",
  users,
  channels,
  suggest: async (action_id, block_id, text) => {
    calls.push({ suggest: [action_id, block_id, text] });
    if (text === "fail") throw new Error("no answer");
    return ["Hanoi", "Hai Phong", "Da Nang", "Hue"]
      .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
      .map((name) => option(name));
  },
};
const report = (more) => ({
  onAction: (action) => {
    const { promise, resolve } = Promise.withResolvers();
    calls.push({ action });
    if (more.hold) window.gallery.release = resolve;
    else resolve();
    return promise;
  },
  onInput: (block_id, action_id, state, problem) => calls.push({ input: [block_id, action_id, state, problem] }),
});

function Example({ title, id, surface = "message", ...rest }) {
  return html`<section class="example" id=${id}><h2>${title}</h2><div class="plate"><${Blocks} surface=${surface}
    ctx=${ctx} ...${report({})} ...${rest} /></div></section>`;
}

function All() {
  const only = query.get("only")?.split(",");
  const shown = EXAMPLES.filter((one) => !only || only.includes(one.id));
  return html`<h1>Blocks and elements</h1>
    ${shown.map((one) => html`<${Example} key=${one.id} ...${one} />`)}`;
}

const root = document.getElementById("gallery");
if (!query.has("stage")) render(html`<${All} />`, root);

window.gallery = {
  calls,
  examples: EXAMPLES,
  /** Draws blocks on the empty stage, or draws them anew. `hold` keeps actions pending until `release()`. */
  show: ({ ctx: over, hold, form, ...props }) => {
    const drawn = html`<div class="plate"><${Blocks} surface="modal" ...${props} ctx=${{ ...ctx, ...over }}
      ...${report({ hold })} /></div>`;
    const send = (event) => {
      event.preventDefault();
      calls.push({ submit: true });
    };
    render(form ? html`<form onSubmit=${send}>${drawn}<button>Send</button></form>` : drawn, root);
  },
  /** Draws a text and gives the HTML that stands there. */
  mrkdwn: (text, over) => {
    render(html`<${Mrkdwn} text=${text} ctx=${{ ...ctx, ...over }} verbatim=${over?.verbatim} />`, root);
    return root.firstElementChild.innerHTML;
  },
  plain: (text, over) => plainMrkdwn(text, { ...ctx, ...over }),
  /** Takes everything off the stage. */
  clear: () => {
    calls.length = 0;
    render(null, root);
  },
  notification: (message, over) => notificationText(message, { ...ctx, ...over }),
};
document.documentElement.dataset.ready = "yes";
