// Shown where the address names nobody: whom one can be here.
import { initialsOf, hueOf } from "./avatar.js";
import { addressOf, switchTo } from "./place.js";
import { html, useEffect, useState } from "./view.js";
import { wordsOf } from "./words.js";

export function Welcome() {
  const [people, setPeople] = useState([]);
  const t = wordsOf(navigator.language);
  useEffect(() => {
    fetch("/page/people").then((answer) => answer.json()).then((all) => {
      setPeople(all.sort((a, b) => a.shown_name.localeCompare(b.shown_name)));
    });
  }, []);
  const go = (event, id) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    switchTo(id);
  };
  return html`<main class="welcome">
    <h1>${t("Who are you?")}</h1>
    <p class="muted">${t("Open several windows to be several people at once.")}</p>
    <ul class="welcome-people">
      ${people.map((one) => html`<li key=${one.id}><a href=${addressOf(one.id)} onClick=${(event) => go(event, one.id)}>
        <span class=${`avatar hue-${hueOf(one.id)}`} aria-hidden="true">${initialsOf(one.shown_name)}</span>
        <span><strong>${one.shown_name}</strong><br /><span class="muted">${one.title || one.kind}</span></span></a></li>`)}
    </ul>
  </main>`;
}
