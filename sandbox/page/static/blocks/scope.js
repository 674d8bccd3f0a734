// What every block and element shares: the surface, the reader, what is filled in and where to report.
import { createContext, useContext, useMemo } from "../view.js";
import { wordsFor } from "./words.js";

/**
 * @typedef {object} Reader Who reads, and the names their workspace knows.
 * @property {string} viewer the id of the person reading
 * @property {string|number|Date} now the calendar's time: ISO, Date, or a Unix time in seconds or milliseconds
 * @property {string} zone an IANA zone, Asia/Ho_Chi_Minh
 * @property {string} locale as Slack gives it, vi-VN
 * @property {Record<string, {name: string, kind?: string, image?: string}>} users
 * @property {Record<string, {name: string, kind?: string, archived?: boolean}>} channels
 * @property {object} [workspace]
 * @property {(action_id: string, block_id: string, query: string) => Promise<object[]|object>} [suggest]
 *   the options of an external menu: a list of options, or `{options}` or `{option_groups}`
 * @property {(file: File) => Promise<{id: string, name: string}>} [upload] keeps a chosen file
 * @property {(id: string) => string|undefined} [fileUrl] where a file of the workspace is read
 * @property {(channel_id: string) => void} [onOpenChannel] where given, channel names can be pressed
 */

const Scope = createContext(null);
export const ScopeProvider = Scope.Provider;

/** The scope of the blocks around: what `Blocks` was given, and `act`, `busy`, `List`. */
export const useScope = () => useContext(Scope);

/** The page's own words in the reader's language. */
export function useWords() {
  const { ctx } = useScope();
  return useMemo(() => wordsFor(ctx.locale), [ctx.locale]);
}

/** The moment it is to the reader. @param {Reader} ctx @returns {Date} */
export function nowOf(ctx) {
  const now = ctx.now ?? Date.now();
  return new Date(typeof now === "number" && now < 1e11 ? now * 1000 : now);
}
