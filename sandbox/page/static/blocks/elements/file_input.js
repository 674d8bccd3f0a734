// Files chosen from the device, kept by the page where it can keep them.
import { html, useId, useState } from "../../view.js";
import { useHeld } from "../held.js";
import { useScope, useWords } from "../scope.js";

const MOST = 10;
const ending = (name) => name.slice(name.lastIndexOf(".") + 1).toLowerCase();

/** A file_input: `files` as Slack lists them, each with its id, name and kind. */
export function FileInput({ block, element, field, onProblem }) {
  const { ctx, disabled } = useScope();
  const words = useWords();
  const id = useId();
  const held = useHeld(block, element);
  const [waiting, setWaiting] = useState(0);
  const files = held.value ?? [];
  const most = element.max_files ?? MOST;
  const kinds = element.filetypes;

  const add = async (event) => {
    const picked = [...event.target.files];
    event.target.value = "";
    const wrong = kinds && picked.some((file) => !kinds.includes(ending(file.name)));
    const problem = wrong
      ? words.fileKinds(kinds.join(", "))
      : files.length + picked.length > most
        ? words.filesMost(most)
        : null;
    onProblem?.(problem);
    if (problem) return;
    setWaiting(picked.length);
    try {
      held.set([...files, ...(await Promise.all(picked.map((file) => kept(file, ctx))))]);
    } catch (error) {
      onProblem?.(error.message);
    } finally {
      setWaiting(0);
    }
  };
  const drop = (file) => {
    onProblem?.(null);
    held.set(files.filter((one) => one !== file));
  };
  return html`<div class="bk-files">
    ${
      files.length
        ? html`<ul class="bk-file-list">${files.map(
            (file) => html`<li key=${file.id} class="bk-file"><span aria-hidden="true">📄</span><span
              class="bk-file-name">${file.name}</span>
      <button type="button" class="bk-chip-drop" disabled=${disabled} aria-label=${words.remove(file.name)}
        onClick=${() => drop(file)}>×</button></li>`,
          )}</ul>`
        : null
    }
    <label class=${`bk-button bk-file-add${disabled || files.length >= most ? " bk-disabled" : ""}`}
      for=${field.id ?? id}
      id=${`${id}-add`}>${
        waiting
          ? html`<span class="bk-spinner" aria-hidden="true"
      /> ${words.loading}`
          : most === 1
            ? words.addFile
            : words.addFiles
      }</label>
    <input id=${field.id ?? id} type="file" class="bk-hidden" multiple=${most > 1}
      accept=${kinds?.map((kind) => `.${kind}`).join(",")} disabled=${disabled || files.length >= most}
      data-action-id=${element.action_id} aria-labelledby=${[field.labelledby, `${id}-add`].filter(Boolean).join(" ")}
      aria-describedby=${field.describedby} aria-invalid=${field.invalid ? "true" : undefined} onChange=${add} />
  </div>`;
}

let made = 0;

async function kept(file, ctx) {
  const about = {
    name: file.name,
    title: file.name,
    mimetype: file.type,
    filetype: ending(file.name),
    size: file.size,
  };
  if (ctx.upload) return { ...about, ...(await ctx.upload(file)) };
  made += 1;
  return { id: `F0LOCAL${String(made).padStart(4, "0")}`, ...about };
}
