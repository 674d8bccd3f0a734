// Light or dark: as the system has it until somebody presses the button; the choice is kept in this browser.
const ORDER = ["auto", "light", "dark"];
const KEY = "sandbox.theme";

export function themeOf() {
  const kept = localStorage.getItem(KEY);
  return ORDER.includes(kept) ? kept : "auto";
}

export function nextTheme() {
  const next = ORDER[(ORDER.indexOf(themeOf()) + 1) % ORDER.length];
  localStorage.setItem(KEY, next);
  apply();
  return next;
}

export function apply() {
  const theme = themeOf();
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

apply();
