// What the page knows, in one value: it is replaced when something changes, and components take slices of it.
import { useEffect, useReducer, useRef } from "./view.js";

const EMPTY = {
  as: null, // the person whose window this is
  link: "connecting", // connecting, live, lost, nobody
  place: "", // a channel id, or "home"
  thread: "", // the ts of the thread that is open
  panel: "", // "", "inspector", "faults"
  menu: false, // whether the sidebar is out, on a narrow screen
  ready: false,
  people: {}, channels: {}, views: [], home: null, guide: { steps: [] }, faults: { in_force: [] },
  messages: {}, // by channel, by ts
  records: [],
  toasts: [],
  inspected: null, // a message, view or record opened in the inspector
};
const RECORDS_KEPT = 1000;

let state = { ...EMPTY };
const listeners = new Set();

export const get = () => state;

/** Replace some fields; components that use them draw again. */
export function set(patch) {
  state = { ...state, ...(typeof patch === "function" ? patch(state) : patch) };
  for (const listener of [...listeners]) listener();
}

export const forget = (as) => set({ ...EMPTY, as, link: "connecting", place: state.place });

/** A slice of the state; the component draws again when the slice is another one. */
export function useStore(select) {
  const [, again] = useReducer((count) => count + 1, 0);
  const taken = select(state);
  const last = useRef(taken);
  last.current = taken;
  const chosen = useRef(select);
  chosen.current = select;
  useEffect(() => {
    const listener = () => {
      if (!Object.is(chosen.current(state), last.current)) again();
    };
    listeners.add(listener);
    listener();
    return () => listeners.delete(listener);
  }, []);
  return taken;
}

/** Take in a frame from the server: whole, or what changed. Returns the messages that are new. */
export function take(frame) {
  const { whole, messages = [], gone = [], records = [], ...parts } = frame;
  const kept = whole ? {} : { ...state.messages };
  const fresh = [];
  for (const message of messages) {
    const before = kept[message.channel] ?? {};
    if (!whole && !(message.ts in before)) fresh.push(message);
    kept[message.channel] = { ...before, [message.ts]: message };
  }
  for (const [channel, ts] of gone) {
    const { [ts]: _, ...rest } = kept[channel] ?? {};
    kept[channel] = rest;
  }
  const journal = whole ? records : [...state.records, ...records].slice(-RECORDS_KEPT);
  set({ ...parts, messages: kept, records: journal, ready: true, link: "live" });
  return fresh;
}

/** The messages of a conversation, oldest first: those of its own flow, or those of a thread with its parent first. */
export function flow(messages, thread = "") {
  const all = Object.values(messages ?? {}).sort((a, b) => (a.ts < b.ts ? -1 : 1));
  if (!thread) return all.filter((message) => message.in_channel);
  return all.filter((message) => message.ts === thread || message.thread_ts === thread);
}

export const viewer = (s) => s.people[s.as];
