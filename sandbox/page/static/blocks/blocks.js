// Blocks of a message, modal or home, drawn one below the other with their elements at work.
import { html, useCallback, useRef, useState } from "../view.js";
import { Actions, ContextActions } from "./actions.js";
import { Plan, TaskCard } from "./agent.js";
import { Alert, Card, Carousel, Container } from "./boxes.js";
import { Chart } from "./chart.js";
import { ConfirmDialog } from "./confirm.js";
import { DataTable } from "./data_table.js";
import { Input } from "./input.js";
import { Markdown } from "./markdown.js";
import { FileBlock, ImageBlock, Video } from "./media.js";
import { RichText } from "./rich_text.js";
import { ScopeProvider, useScope, useWords } from "./scope.js";
import { Context, Divider, Header, Section } from "./section.js";
import { Table } from "./table.js";

const DRAWN = {
  actions: Actions,
  alert: Alert,
  card: Card,
  carousel: Carousel,
  container: Container,
  context: Context,
  context_actions: ContextActions,
  data_table: DataTable,
  data_visualization: Chart,
  divider: Divider,
  file: FileBlock,
  header: Header,
  image: ImageBlock,
  input: Input,
  markdown: Markdown,
  plan: Plan,
  rich_text: ({ block }) => html`<${RichText} block=${block} ctx=${useScope().ctx} />`,
  section: Section,
  table: Table,
  task_card: TaskCard,
  video: Video,
};

function Unknown({ block }) {
  return html`<p class="bk-unknown">${useWords().unknown(block.type)}</p>`;
}

/** Blocks inside the scope of others. @param {{blocks: object[]}} props */
function List({ blocks }) {
  return blocks.map((block, index) => {
    const id = block.block_id ?? `b${index}`;
    const named = block.block_id ? block : { ...block, block_id: id };
    return html`<div key=${`${block.type} ${id}`} class=${`bk-block bk-${block.type}`} data-block=${block.type}
      data-block-id=${id}>
      <${DRAWN[block.type] ?? Unknown} block=${named} />
    </div>`;
  });
}

/**
 * Blocks, drawn and at work.
 * @param {object} props
 * @param {object[]} props.blocks
 * @param {"message"|"modal"|"home"} [props.surface]
 * @param {Record<string, Record<string, object>>} [props.values] state.values: what is filled in
 * @param {Record<string, string>} [props.errors] by block_id, shown at the field
 * @param {boolean} [props.disabled] nothing can be used
 * @param {import("./scope.js").Reader} props.ctx
 * @param {(action: object) => (Promise<unknown>|void)} [props.onAction] `{block_id, action_id, element, ...}` with
 *   what Slack puts into `actions[0]` of such a use; while the promise is pending the element shows that it is busy
 * @param {(block_id: string, action_id: string, state: object, problem: string|null) => void} [props.onInput]
 *   a value entered into an input block, as it stands in state.values; `problem` is set while what is typed is no
 *   value at all (a number field with letters): the form should not be sent then
 */
export function Blocks({ blocks, surface = "message", values, errors, disabled = false, ctx, onAction, onInput }) {
  const [asking, setAsking] = useState(null);
  const [busy, setBusy] = useState({});
  const report = useRef(onAction);
  report.current = onAction;

  const send = useCallback(async (block, element, used) => {
    const key = busyKey(block, element);
    const pending = report.current?.({ block_id: block.block_id, action_id: element.action_id, element, ...used });
    if (!pending?.then) return;
    setBusy((all) => ({ ...all, [key]: (all[key] ?? 0) + 1 }));
    try {
      await pending;
    } finally {
      setBusy((all) => ({ ...all, [key]: all[key] - 1 }));
    }
  }, []);

  const act = useCallback(
    (block, element, used, before) => {
      const go = () => {
        before?.();
        return send(block, element, used);
      };
      if (element.confirm) setAsking({ confirm: element.confirm, go });
      else go();
    },
    [send],
  );

  const scope = {
    surface,
    values,
    errors,
    disabled,
    ctx,
    onInput,
    act,
    List,
    busy: (block, element) => busy[busyKey(block, element)] > 0,
  };
  const answered = (yes) => {
    setAsking(null);
    if (yes) asking.go();
  };
  return html`<${ScopeProvider} value=${scope}>
    <div class="bk" data-surface=${surface} lang=${ctx.locale}>
      <${List} blocks=${blocks ?? []} />
      ${asking && html`<${ConfirmDialog} confirm=${asking.confirm} onAnswer=${answered} />`}
    </div>
  <//>`;
}

const busyKey = (block, element) => `${block.block_id}\n${element.action_id}`;
