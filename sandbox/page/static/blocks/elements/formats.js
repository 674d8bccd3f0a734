// The formats of the rich text box: putting them on, and telling which are on.

/** In the order of the toolbar. */
export const FORMATS = ["bold", "italic", "strike", "code", "bullet", "ordered", "quote", "preformatted"];

const COMMANDS = {
  bold: "bold",
  italic: "italic",
  strike: "strikeThrough",
  bullet: "insertUnorderedList",
  ordered: "insertOrderedList",
};
const TAGS = { code: "code", quote: "blockquote", preformatted: "pre" };
const KEYS = { b: "bold", i: "italic" };
const SHIFTED = { x: "strike", c: "code", 7: "ordered", 8: "bullet", 9: "quote" };

/** The format a key press asks for: Ctrl/⌘ B and I, with Shift X, C, 7, 8, 9. */
export function keyedFormat(event) {
  if (!event.ctrlKey && !event.metaKey) return null;
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  return (event.shiftKey ? SHIFTED[digit ?? event.key.toLowerCase()] : KEYS[event.key.toLowerCase()]) ?? null;
}

function around(tag, box) {
  const node = getSelection().anchorNode;
  const found = (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest(tag);
  return found && box.contains(found) && found !== box ? found : null;
}

/** Whether the cursor stands in that format. */
export function isOn(name, box) {
  return name in COMMANDS ? document.queryCommandState(COMMANDS[name]) : Boolean(around(TAGS[name], box));
}

/** Puts a format on what is selected, or takes it off. execCommand is old, but it alone keeps undo working. */
export function format(name, box) {
  if (name in COMMANDS) document.execCommand(COMMANDS[name]);
  else if (name === "code") code(box);
  else document.execCommand("formatBlock", false, around(TAGS[name], box) ? "p" : TAGS[name]);
}

function code(box) {
  const inside = around("code", box);
  if (inside) {
    inside.replaceWith(...inside.childNodes);
    return;
  }
  const range = getSelection().getRangeAt(0);
  if (range.collapsed) return;
  const made = document.createElement("code");
  made.className = "bk-code";
  made.append(range.extractContents());
  range.insertNode(made);
  getSelection().selectAllChildren(made);
}
