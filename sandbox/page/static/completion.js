// What a person may be about to type: a command and its usage, somebody's handle, a channel.

const MOST = 8;

/** Slack's own commands that work here. */
const BUILT_IN = [{ name: "/invite", usage_hint: "@OKR", description: "" }];

/**
 * The suggestions for a text with the cursor at `at`.
 * @returns {{from: number, to: number, rows: {insert: string, label: string, note: string}[]}|null}
 */
export function completions(s, text, at, { commands = true } = {}) {
  const before = text.slice(0, at);
  const command = /^\/\S*$/.exec(before);
  if (command && commands) return offer(0, at, commandRows(s, command[0]));
  const name = /(?:^|\s)([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  if (!name) return null;
  const from = at - name[2].length - 1;
  return offer(from, at, name[1] === "@" ? personRows(s, name[2]) : channelRows(s, name[2]));
}

/** The usage hint of the command that is being typed, or "". */
export function usage(s, text) {
  const typed = /^(\/\S+)\s/.exec(text);
  return (typed && s.app.commands.find((one) => one.name === typed[1])?.usage_hint) || "";
}

const offer = (from, to, rows) => (rows.length ? { from, to, rows: rows.slice(0, MOST) } : null);

function commandRows(s, typed) {
  const fitting = [...s.app.commands, ...BUILT_IN].filter((one) => one.name.startsWith(typed));
  const row = (one) => ({ insert: `${one.name} `, label: one.name, hint: one.usage_hint, note: one.description });
  return fitting.map(row);
}

function personRows(s, typed) {
  const active = Object.values(s.people).filter((one) => one.kind !== "deactivated");
  const fitting = active.filter((one) => matches(typed, one.name, one.shown_name));
  return fitting.map((one) => ({ insert: `@${one.name} `, label: one.shown_name, note: `@${one.name}` }));
}

function channelRows(s, typed) {
  const fitting = Object.values(s.channels).filter((one) => one.kind !== "im" && matches(typed, one.name));
  return fitting.map((one) => ({ insert: `#${one.name} `, label: `#${one.name}`, note: "" }));
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").toLowerCase();

function matches(typed, ...names) {
  const wanted = plain(typed);
  const starts = (word) => word.startsWith(wanted);
  return names.map(plain).some((name) => starts(name) || name.split(/\s+/).some(starts));
}
