// What somebody enters into a view or message before it is sent, and how it goes along with a press.
import { HOLDINGS } from "./blocks/index.js";
import { placeOf } from "./context.js";
import { act } from "./live.js";
import { attempt } from "./toasts.js";
import { useMemo, useRef, useState } from "./view.js";

/**
 * The values of a view or message: what stands there, with what is entered here on top.
 * @returns {{values, enter, press, entered, problems}} `enter` is onInput, `press` is onAction of its blocks;
 *   `problems` are the fields, by block_id, in which something stands that is no value
 */
export function useEntries(where, standing) {
  const [entered, setEntered] = useState({});
  const [problems, setProblems] = useState({});
  const now = useRef({});
  const values = useMemo(() => merged(standing, entered), [standing, entered]);
  const enter = (block, action, state, problem) => {
    now.current = { ...now.current, [block]: { ...now.current[block], [action]: state } };
    setEntered(now.current);
    setProblems(({ [block]: _, ...others }) => (problem ? { ...others, [block]: problem } : others));
  };
  const press = (action) => attempt(act("click", { ...placeOf(where), values: now.current, ...pressOf(action) }));
  return { values, enter, press, entered: now, problems };
}

/** What of the entered values still has a field, over what stands there. */
function merged(standing, entered) {
  const values = { ...standing };
  for (const [block, states] of Object.entries(entered)) {
    for (const [action, state] of Object.entries(states)) {
      if (standing?.[block]?.[action]?.type !== state.type) continue;
      values[block] = { ...values[block], [action]: state };
    }
  }
  return values;
}

/** An action of the blocks as the server takes a click. */
export function pressOf({ block_id, action_id, element, ...used }) {
  const holding = HOLDINGS[element.type];
  if (holding) return { block_id, action_id, option: used[holding[0]] ?? null };
  if (element.type === "overflow") return { block_id, action_id, option: used.selected_option };
  return { block_id, action_id, value: used.value ?? null };
}
