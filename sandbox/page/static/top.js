// The bar on top: the workspace, the time and how to move it, the tools, and who is looking.
import { addressOf, switchTo } from "./place.js";
import { act } from "./live.js";
import { set, useStore, viewer } from "./store.js";
import { nextTheme, themeOf } from "./theme.js";
import { cityOf, clockDate, timeOf } from "./times.js";
import { attempt } from "./toasts.js";
import { html, useEffect, useState } from "./view.js";
import { useWords } from "./words.js";

export function Top() {
  const t = useWords();
  const { workspace, panel, menu, link } = useStore((s) => s);
  return html`<header class="top">
    <button type="button" class="quiet icon only-narrow" aria-expanded=${menu} aria-controls="sidebar"
      aria-label=${t("Channels and apps")} onClick=${() => set({ menu: !menu })}>☰</button>
    <span class="top-name">${workspace.name}</span>
    <${ClockBar} />
    ${link === "lost" && html`<span class="top-lost" role="status">${t("Reconnecting…")}</span>`}
    <div class="top-tools" role="group" aria-label=${t("Tools")}>
      <${Tool} name="faults" sign="⚡" label=${t("Faults")} panel=${panel} />
      <${Tool} name="inspector" sign="{ }" label=${t("Inspector")} panel=${panel} />
      <${ThemeButton} />
    </div>
    <${Switcher} />
  </header>`;
}

function Tool({ name, sign, label, panel }) {
  const toggle = () => set({ panel: panel === name ? "" : name });
  return html`<button type="button" class="tool" data-tool=${name} aria-pressed=${panel === name} title=${label}
    onClick=${toggle}>
    <span class="tool-sign" aria-hidden="true">${sign}</span><span class="tool-label">${label}</span></button>`;
}

function ThemeButton() {
  const t = useWords();
  const [theme, setTheme] = useState(themeOf());
  const names = { auto: t("Colours as the system has them"), light: t("Light colours"), dark: t("Dark colours") };
  const signs = { auto: "◐", light: "☀", dark: "☾" };
  return html`<button type="button" class="tool" data-tool="theme" title=${names[theme]} aria-label=${names[theme]}
    onClick=${() => setTheme(nextTheme())}><span class="tool-sign" aria-hidden="true">${signs[theme]}</span></button>`;
}

/** Calendar time in the zone of the person looking; it goes on by itself where the workspace's does. */
function useNow() {
  const clock = useStore((s) => s.clock);
  const [, again] = useState(0);
  const [taken, setTaken] = useState({ clock, at: performance.now() });
  useEffect(() => {
    setTaken({ clock, at: performance.now() });
    if (!clock.running) return undefined;
    const timer = setInterval(() => again((count) => count + 1), 5000);
    return () => clearInterval(timer);
  }, [clock]);
  const gone = clock.running && taken.clock === clock ? performance.now() - taken.at : 0;
  return new Date(new Date(clock.now).getTime() + gone);
}

function ClockBar() {
  const t = useWords();
  const me = useStore(viewer);
  const now = useNow();
  const [day, year] = clockDate(now, me);
  const [busy, setBusy] = useState(false);
  const jump = async (to) => {
    setBusy(true);
    await attempt(act("jump", { to }));
    setBusy(false);
  };
  const jumps = [
    ["friday", t("Fri 15:00"), t("Jump to next Friday 15:00")],
    ["monday", t("Mon 10:00"), t("Jump to next Monday 10:00")],
    ["hour", t("+1 h"), t("One hour later")],
    ["week", t("+1 week"), t("One week later")],
  ];
  return html`<div class="clock" role="group" aria-busy=${busy} aria-label=${t("Time in the workspace")}>
    <time class="clock-now" datetime=${now.toISOString()} aria-live="polite">
      <span>${day}<span class="clock-year">${year}</span>, ${timeOf(now, me)}</span>
      <span class="clock-zone">${cityOf(me.zone)}</span></time>
    <span class="clock-jumps">
      ${jumps.map(
        ([to, label, title]) => html`<button key=${to} type="button" class="jump" data-jump=${to} title=${title}
          aria-label=${title} disabled=${busy} onClick=${() => jump(to)}>${label}</button>`,
      )}
    </span>
  </div>`;
}

function Switcher() {
  const t = useWords();
  const { as, people, place } = useStore((s) => s);
  const active = Object.values(people).filter((person) => person.kind !== "bot" && person.id !== "USLACKBOT");
  const named = (one) => (one.kind === "deactivated" ? `${one.shown_name} (${t("deactivated")})` : one.shown_name);
  const another = t("Another window, to be somebody else at the same time");
  active.sort((a, b) => a.shown_name.localeCompare(b.shown_name));
  return html`<div class="switcher">
    <label class="switcher-label"><span class="hidden">${t("You are")}</span>
      <select value=${as} onChange=${(event) => switchTo(event.target.value)}>
        ${active.map((one) => html`<option key=${one.id} value=${one.id}>${named(one)}</option>`)}
      </select>
    </label>
    <a class="tool" href=${addressOf(as, place)} target="_blank" rel="noopener" title=${another} aria-label=${another}>
      <span class="tool-sign" aria-hidden="true">⧉</span></a>
  </div>`;
}
