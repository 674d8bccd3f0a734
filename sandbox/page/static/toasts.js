// Short notices at the edge of the page: messages that came in elsewhere, and things that went wrong.
import { notificationText } from "./blocks/index.js";
import { blockContext } from "./context.js";
import { open } from "./place.js";
import { get, set, viewer } from "./store.js";
import { html } from "./view.js";
import { Avatar, authorOf } from "./avatar.js";
import { useStore } from "./store.js";
import { useWords, wordsOf } from "./words.js";

const SHOWN = 8000;
const MOST = 3;
let number = 0;

function show(toast) {
  const id = ++number;
  set((s) => ({ toasts: [...s.toasts, { ...toast, id }].slice(-MOST) }));
  setTimeout(() => dismiss(id), SHOWN);
}

const dismiss = (id) => set((s) => ({ toasts: s.toasts.filter((toast) => toast.id !== id) }));

/** Notify of a message as Slack would: direct messages, mentions, replies in threads the person is in. */
export function announce(message) {
  const s = get();
  const channel = s.channels[message.channel];
  if (!channel || message.user === s.as || message.ephemeral || isLookedAt(s, message)) return;
  const followed = message.thread_ts && takesPart(s, message);
  if (channel.kind === "im" || message.meant_for_me || followed) show({ message });
}

function isLookedAt(s, message) {
  if (document.hidden || s.place !== message.channel) return false;
  return message.in_channel || s.thread === message.thread_ts;
}

function takesPart(s, message) {
  const thread = Object.values(s.messages[message.channel] ?? {});
  return thread.some((m) => (m.ts === message.thread_ts || m.thread_ts === message.thread_ts) && m.user === s.as);
}

/** Say that something went wrong, in a sentence. */
export const complain = (text) => show({ text, bad: true });
export const tell = (text) => show({ text });

/**
 * Do something and say so where the app did not answer or Slack refused its answer (`silent`: where it could not be
 * done at all). Returns the outcome, or null.
 */
export async function attempt(doing, { silent = false } = {}) {
  const t = wordsOf(viewer(get())?.locale);
  try {
    const outcome = await doing;
    if (!silent && outcome?.error && outcome.error !== "form_incomplete") complain(failure(t, outcome));
    return outcome ?? {};
  } catch (wrong) {
    complain(wrong instanceof TypeError ? t("The workspace does not answer. Is it still running?") : wrong.message);
    return null;
  }
}

export function failure(t, outcome) {
  const known = {
    no_socket: t("The app is not connected."),
    no_ack_in_time: t("The app did not answer within 3 seconds."),
    socket_died: t("The app's connection was lost before it answered."),
  };
  return known[outcome.error] ?? [outcome.error, ...(outcome.pointers ?? [])].join("\n");
}

export function Toasts() {
  const toasts = useStore((s) => s.toasts);
  return html`<div class="toasts" role="status" aria-live="polite">
    ${toasts.map((toast) => html`<${Toast} key=${toast.id} toast=${toast} />`)}
  </div>`;
}

function Toast({ toast }) {
  const t = useWords();
  return html`<div class=${`toast ${toast.bad ? "is-bad" : ""}`}>
    ${toast.message ? html`<${Arrived} message=${toast.message} id=${toast.id} />` : html`<p>${toast.text}</p>`}
    <button type="button" class="quiet icon" aria-label=${t("Dismiss")} onClick=${() => dismiss(toast.id)}>✕</button>
  </div>`;
}

function Arrived({ message, id }) {
  const s = get();
  const author = authorOf(s, message);
  const channel = s.channels[message.channel];
  const look = () => {
    dismiss(id);
    open(message.channel, message.in_channel ? "" : message.thread_ts);
  };
  return html`<button type="button" class="toast-message" onClick=${look}>
    <${Avatar} who=${author} />
    <span>
      <strong>${author.name}</strong>
      ${channel && channel.kind !== "im" && html` <span class="muted">#${channel.name}</span>`}
      <span class="toast-text">${notificationText(message, blockContext(s, message))}</span>
    </span>
  </button>`;
}
