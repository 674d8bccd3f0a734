// A conversation in the middle of the page: its name, its messages by day, and where to write.
import { AppTabs } from "./app_tabs.js";
import { Composer } from "./composer.js";
import { act } from "./live.js";
import { Message } from "./message.js";
import { openTab } from "./place.js";
import { signOf } from "./sidebar.js";
import { flow, useStore, viewer } from "./store.js";
import { dayName, dayOf, momentOf } from "./times.js";
import { attempt } from "./toasts.js";
import { Fragment, html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./view.js";
import { useWords } from "./words.js";

const TOGETHER = 300; // seconds within which messages of one author stand together

export function Conversation({ channel }) {
  const t = useWords();
  const messages = useStore((s) => s.messages[channel?.id]);
  const shown = useMemo(() => flow(messages), [messages]);
  const isApp = channel?.kind === "im";
  useEffect(() => {
    if (isApp) openTab("messages");
  }, [channel?.id]);
  if (!channel) return html`<p class="waiting">${t("Nothing here.")}</p>`;
  return html`<${Fragment}>
    ${isApp ? html`<${AppTabs} tab="messages" />` : html`<${ChannelHead} channel=${channel} />`}
    <${Log} channel=${channel} messages=${shown} />
    <${Foot} channel=${channel} />
  <//>`;
}

function ChannelHead({ channel }) {
  const t = useWords();
  const people = useStore((s) => s.people);
  const notes = [
    t("{count} people", { count: channel.members.filter((id) => people[id]?.kind !== "bot").length }),
    channel.topic,
    !channel.app_is_in && t("the app is not in this channel"),
  ];
  return html`<div class="head">
    <h1><span class="head-sign" aria-hidden="true">${signOf(channel)}</span>${channel.name}</h1>
    <span class="head-note">${notes.filter(Boolean).join(" · ")}</span>
    ${!channel.app_is_in && channel.is_member && !channel.archived && html`<${InviteApp} channel=${channel} />`}
  </div>`;
}

/** What typing /invite does. */
function InviteApp({ channel }) {
  const t = useWords();
  const app = useStore((s) => s.people[s.app.user]);
  const invite = () => attempt(act("command", { name: "/invite", text: `@${app.name}`, channel: channel.id }));
  return html`<button type="button" class="head-invite" onClick=${invite}>${t("Invite the app")}</button>`;
}

/** The messages; reading to the end marks them read, and new ones are read out. */
function Log({ channel, messages }) {
  const t = useWords();
  const me = useStore(viewer);
  const clock = useStore((s) => s.clock);
  const [since] = useState(channel.unread ? channel.read : null);
  const list = useRef(null);
  useStuckToEnd(list, messages);
  useMarkRead(channel, messages);
  const now = new Date(clock.now);
  const firstNew = since === null ? null : messages.find((one) => one.ts > since && one.user !== me.id)?.ts;
  const name = channel.kind === "im" ? t("Messages") : t("Messages in {place}", { place: `#${channel.name}` });
  return html`<div class="log" ref=${list} role="log" aria-live="polite" aria-label=${name} tabindex="0">
    ${messages.length === 0 && html`<p class="log-empty">${t("No messages yet.")}</p>`}
    <ol class="messages">${messages.map((message, index) => html`<${Fragment} key=${message.ts}>
      <${Between} message=${message} before=${messages[index - 1]} isNew=${message.ts === firstNew}
        now=${now} me=${me} />
      <${Message} message=${message} close=${isClose(message, messages[index - 1], firstNew, me)} />
    <//>`)}</ol>
  </div>`;
}

function Between({ message, before, isNew, now, me }) {
  const t = useWords();
  const at = momentOf(message.ts);
  const newDay = !before || dayOf(at, me) !== dayOf(momentOf(before.ts), me);
  return html`${newDay && html`<li class="day"><span>${dayName(at, now, me, t)}</span></li>`}
    ${isNew && html`<li class="new-mark"><span>${t("New")}</span></li>`}`;
}

function isClose(message, before, firstNew, me) {
  if (!before || before.user !== message.user || message.ts === firstNew) return false;
  if (before.ephemeral !== message.ephemeral || message.ephemeral) return false;
  const [a, b] = [momentOf(before.ts), momentOf(message.ts)];
  return b - a < TOGETHER * 1000 && dayOf(a, me) === dayOf(b, me);
}

/** Stay at the end while new messages come, unless somebody scrolled up. */
export function useStuckToEnd(list, messages) {
  const stuck = useRef(true);
  useLayoutEffect(() => {
    const element = list.current;
    const note = () => {
      stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < 40;
    };
    element.addEventListener("scroll", note);
    const watch = new ResizeObserver(() => stuck.current && element.scrollTo(0, element.scrollHeight));
    watch.observe(element.querySelector("ol"));
    watch.observe(element);
    return () => {
      element.removeEventListener("scroll", note);
      watch.disconnect();
    };
  }, []);
  useLayoutEffect(() => {
    if (stuck.current) list.current.scrollTo(0, list.current.scrollHeight);
  }, [messages]);
}

function useMarkRead(channel, messages) {
  const last = messages.at(-1)?.ts;
  useEffect(() => {
    const mark = () => {
      if (document.hidden || !last || last <= channel.read) return;
      act("read", { channel: channel.id, ts: last }).catch(() => null);
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [channel.id, last]);
}

/** Where to write, or why one cannot. */
function Foot({ channel }) {
  const t = useWords();
  const me = useStore(viewer);
  const app = useStore((s) => s.app);
  const people = useStore((s) => s.people);
  if (me.kind === "deactivated") return html`<p class="foot-note">${t("This person's account is deactivated.")}</p>`;
  if (channel.archived) return html`<p class="foot-note">${t("This channel is archived.")}</p>`;
  if (!channel.is_member) {
    const join = () => attempt(act("change", { change: "join", with: { user_id: me.id, channel: channel.id } }));
    return html`<p class="foot-note">${t("You are not in this channel.")} ${" "}
      <button type="button" onClick=${join}>${t("Join")}</button></p>`;
  }
  if (channel.kind === "im" && app.read_only) {
    return html`<p class="foot-note">${t("Messages to this app are turned off.")}</p>`;
  }
  const to = channel.kind === "im" ? people[app.user].shown_name : `#${channel.name}`;
  return html`<${Composer} key=${channel.id} channel=${channel.id} label=${t("Message {place}", { place: to })} />`;
}
