// Channels and the app, with what is unread.
import { Avatar } from "./avatar.js";
import { appConversation } from "./place.js";
import { StatusPicker } from "./status.js";
import { useStore, viewer } from "./store.js";
import { html } from "./view.js";
import { useWords } from "./words.js";

export function Sidebar({ place }) {
  const t = useWords();
  const s = useStore((all) => all);
  const channels = Object.values(s.channels).filter((channel) => channel.kind !== "im");
  const mine = channels.filter((channel) => channel.is_member && !channel.archived);
  const others = channels.filter((channel) => !channel.is_member || channel.archived);
  const me = viewer(s);
  const link = (one) => html`<${ChannelLink} key=${one.id} channel=${one} here=${place === one.id} />`;
  return html`<nav class="sidebar" id="sidebar" aria-label=${t("Channels and apps")}>
    <div class="sidebar-me"><${Avatar} who=${{ id: me.id, name: me.shown_name }} small />
      <span><strong>${me.shown_name}</strong><span class="sidebar-title">${me.title || me.kind}</span></span></div>
    <${StatusPicker} me=${me} />
    <${Part} title=${t("Channels")}>${mine.map(link)}<//>
    ${others.length > 0 && html`<${Part} title=${t("Other channels")}>${others.map(link)}<//>`}
    <${Part} title=${t("Apps")}><${AppLink} s=${s} place=${place} /><//>
    <p class=${`sidebar-app-state ${s.sockets ? "is-up" : "is-down"}`}>
      <span aria-hidden="true">●</span> ${s.sockets ? t("The app is connected") : t("The app is not connected.")}</p>
  </nav>`;
}

function Part({ title, children }) {
  return html`<section class="sidebar-part"><h2>${title}</h2><ul>${children}</ul></section>`;
}

export function signOf(channel) {
  return channel.kind === "private" ? "🔒" : channel.kind === "external" ? "⇄" : "#";
}

function ChannelLink({ channel, here }) {
  const t = useWords();
  const marks = [
    "side-link",
    channel.unread && "is-unread",
    !channel.is_member && "is-outside",
    channel.archived && "is-archived",
  ];
  const kind = marks.filter(Boolean).join(" ");
  return html`<li><a href=${`#${channel.id}`} class=${kind} aria-current=${here ? "page" : undefined}>
    <span class="side-sign" aria-hidden="true">${signOf(channel)}</span><span class="side-name">${channel.name}</span>
    <${Badge} channel=${channel} t=${t} /></a></li>`;
}

function AppLink({ s, place }) {
  const t = useWords();
  const id = appConversation(s);
  const channel = s.channels[id];
  const here = place === id || place === "home";
  const kind = `side-link ${channel?.unread ? "is-unread" : ""}`;
  return html`<li><a href=${`#${id || "home"}`} class=${kind} aria-current=${here ? "page" : undefined}>
    <${Avatar} who=${{ app: true }} small /><span class="side-name">${s.people[s.app.user].shown_name}</span>
    ${channel && html`<${Badge} channel=${channel} t=${t} />`}</a></li>`;
}

function Badge({ channel, t }) {
  if (channel.mentions) {
    const words = t("{count} for you", { count: channel.mentions });
    return html`<span class="badge"><span aria-hidden="true">${channel.mentions}</span>
      <span class="hidden">${words}</span></span>`;
  }
  return channel.unread ? html`<span class="hidden">${t("{count} unread", { count: channel.unread })}</span>` : null;
}
