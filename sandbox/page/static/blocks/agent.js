// What an assistant is doing: task cards and plans.
import { html } from "../view.js";
import { link } from "./mrkdwn.js";
import { safeUrl } from "./references.js";
import { RichText } from "./rich_text.js";
import { useScope, useWords } from "./scope.js";

const MARKS = { pending: "○", in_progress: "◐", complete: "✓", error: "✕" };

/** One task with how it stands. */
export function TaskCard({ block }) {
  const { ctx } = useScope();
  const words = useWords();
  const more = block.details || block.output || block.sources?.length;
  const head = html`<span class=${`bk-task-mark bk-task-${block.status}`} role="img"
    aria-label=${words.status[block.status]}>${MARKS[block.status] ?? "○"}</span><span>${block.title}</span>`;
  if (!more) return html`<div class="bk-task">${head}</div>`;
  return html`<details class="bk-task" open=${block.status === "in_progress" || block.status === "error"}>
    <summary>${head}</summary>
    <div class="bk-task-more">
      ${block.details && html`<${RichText} block=${block.details} ctx=${ctx} />`}
      ${block.output && html`<div class="bk-task-output"><${RichText} block=${block.output} ctx=${ctx} /></div>`}
      ${block.sources?.length ? html`<p class="bk-soft">${words.sources}: ${joined(block.sources)}</p>` : null}
    </div>
  </details>`;
}

const joined = (sources) =>
  sources.map((one, index) => [index ? ", " : "", link(safeUrl(one.url) ?? undefined, one.text)]);

/** A plan: its title and tasks. */
export function Plan({ block }) {
  const tasks = block.tasks ?? [];
  const done = tasks.filter((one) => one.status === "complete").length;
  return html`<section class="bk-plan-box">
    <h3 class="bk-strong bk-plan-title">${block.title} <span class="bk-soft">${done}/${tasks.length}</span></h3>
    <ul class="bk-plan-tasks">
      ${tasks.map((task) => html`<li key=${task.task_id}><${TaskCard} block=${task} /></li>`)}
    </ul>
  </section>`;
}
