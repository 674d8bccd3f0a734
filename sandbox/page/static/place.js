// Where the person is: the address says who (?as=U1) and what is open (#C1, #home, #C1/thread/1700.1).
import { act, become } from "./live.js";
import { get, set, viewer } from "./store.js";

/** Open a conversation ("home" for the app's home), and perhaps a thread in it. */
export function open(place, thread = "") {
  const hash = `#${place}${thread ? `/thread/${thread}` : ""}`;
  if (location.hash === hash) follow();
  else location.hash = hash;
}

/** Become another person in this window, perhaps somewhere else. */
export function switchTo(person, place = "") {
  history.pushState(null, "", `?as=${encodeURIComponent(person)}${place ? `#${place}` : ""}`);
  follow();
}

export const addressOf = (person, place = "") => `?as=${encodeURIComponent(person)}${place ? `#${place}` : ""}`;

/** Take the address in, now and whenever it changes. */
export function follow() {
  const as = new URLSearchParams(location.search).get("as") ?? "";
  const [place, , thread = ""] = decodeURIComponent(location.hash.slice(1)).split("/");
  const moved = place !== get().place || as !== get().as;
  set({ place, thread, menu: moved ? false : get().menu });
  if (as !== get().as) become(as);
}

export function start() {
  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", follow);
  follow();
}

/** The conversation of the person with the app. */
export const appConversation = (s) => Object.values(s.channels).find((c) => c.kind === "im")?.id ?? "";

/** The place to show: the one in the address where it is there, else the app's messages, else the first channel. */
export function shownPlace(s) {
  if (s.place === "home" && s.app?.home_tab) return "home";
  if (s.place in s.channels) return s.place;
  return appConversation(s) || Object.keys(s.channels)[0] || "home";
}

/** Tell the app that its home or messages tab was opened. */
export const openTab = (tab) => viewer(get()) && act("open_home", { tab }).catch(() => null);
