// The line to the server: what changes comes over a WebSocket, what the person does goes as a POST.
import { announce } from "./toasts.js";
import { forget, get, set, take } from "./store.js";

const AGAIN = [300, 600, 1200, 2500];
const NOBODY = 4404;
let socket = null;
let tries = 0;

/** See the workspace as this person from now on. */
export function become(as) {
  forget(as);
  const old = socket;
  socket = null;
  old?.close();
  tries = 0;
  connect(as);
}

function connect(as) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const mine = new WebSocket(`${scheme}://${location.host}/page/live?as=${encodeURIComponent(as)}`);
  socket = mine;
  mine.onmessage = (event) => {
    tries = 0;
    for (const message of take(JSON.parse(event.data))) announce(message);
  };
  mine.onclose = (event) => {
    if (socket !== mine) return;
    if (event.code === NOBODY) return set({ link: "nobody" });
    set({ link: "lost" });
    setTimeout(() => socket === mine && connect(as), AGAIN[Math.min(tries++, AGAIN.length - 1)]);
  };
}

async function post(path, body) {
  const response = await fetch(`${path}?as=${encodeURIComponent(get().as)}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** Do something as the person; throws an Error with a sentence where it cannot be done. */
export const act = (name, body = {}) => post("/page/act", { act: name, ...body });

/** What Slack would say to these blocks: {ok, error, messages}. */
export const check = (surface, blocks) => post("/page/check", { surface, blocks });

/** Keep a file the person chose; resolves to the file as Slack describes it. */
export async function upload(file) {
  const asked = new URLSearchParams({ as: get().as, name: file.name });
  const response = await fetch(`/page/upload?${asked}`, { method: "POST", body: file });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** All of one call or delivery. */
export async function record(number) {
  const response = await fetch(`/page/records/${number}`);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}
