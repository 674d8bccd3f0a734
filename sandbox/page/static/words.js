// The page's own words: English is the source, Vietnamese beside it, chosen by the locale of the person looking.
import { useStore, viewer } from "./store.js";
import { useMemo } from "./view.js";
import { VI } from "./words_vi.js";

const CATALOGUES = { vi: VI };

/** A function that words things for a locale: t("Message {place}", {place: "#sales"}). */
export function wordsOf(locale) {
  const catalogue = CATALOGUES[(locale ?? "").slice(0, 2)] ?? {};
  return (text, values = {}) => (catalogue[text] ?? text).replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

export function useWords() {
  const locale = useStore((s) => viewer(s)?.locale);
  return useMemo(() => wordsOf(locale), [locale]);
}

const FORM_ERRORS = [
  [/^Must be greater than or equal to (.+)\.$/, "Must be greater than or equal to {figure}."],
  [/^Must be less than or equal to (.+)\.$/, "Must be less than or equal to {figure}."],
  [/^This field must have at least (\d+) characters\.$/, "This field must have at least {figure} characters."],
];

/** What Slack's own form says, in the reader's language; what the app says stays as it is. */
export function formError(t, text) {
  for (const [pattern, source] of FORM_ERRORS) {
    const found = pattern.exec(text);
    if (found) return t(source, { figure: found[1] });
  }
  return t(text);
}
