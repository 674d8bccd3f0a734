// What blocks need to know to be drawn: who reads, when and where, the names around them, what a menu offers.
import { act, upload } from "./live.js";
import { open } from "./place.js";
import { viewer, useStore } from "./store.js";
import { useMemo } from "./view.js";

/** The `ctx` of blocks in a message or view. */
export function blockContext(s, where) {
  const me = viewer(s) ?? {};
  return {
    workspace: s.workspace,
    viewer: s.as,
    now: s.clock?.now,
    zone: me.zone,
    locale: me.locale,
    users: named(s.people, (person) => person.shown_name),
    channels: named(s.channels, (channel) => channel.name),
    suggest: (action_id, block_id, query) => act("suggest", { ...placeOf(where), action_id, block_id, query }),
    upload,
    fileUrl,
    openThread: (channel, ts) => open(channel, ts),
    onOpenChannel: (channel) => open(channel),
  };
}

/** The same for a component, made anew only when something in it changed. */
export function useBlockContext(where) {
  const parts = [(s) => s.people, (s) => s.channels, (s) => s.clock, (s) => s.as, (s) => s.workspace].map(useStore);
  const [people, channels, clock, as, workspace] = parts;
  const key = where?.id ?? `${where?.channel}/${where?.ts}`;
  return useMemo(() => blockContext({ people, channels, clock, as, workspace }, where), [...parts, key]);
}

/** Where a file is read, at the page's own origin: the only one its policy lets pictures come from. */
export const fileUrl = (id) => (id ? `${location.origin}/files/${encodeURIComponent(id)}` : undefined);

/** How an act names a message or a view. */
export function placeOf(where) {
  if (!where) return {};
  return where.ts ? { channel: where.channel, ts: where.ts } : { view_id: where.id };
}

const named = (rows, name) =>
  Object.fromEntries(Object.entries(rows ?? {}).map(([id, row]) => [id, { ...row, name: name(row) }]));
