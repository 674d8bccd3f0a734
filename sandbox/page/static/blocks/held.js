// Elements that hold a value: how each stands in state.values, and the value while somebody fills it in.
import { useRef, useState } from "../view.js";
import { useScope } from "./scope.js";

/** By element type: the key in the state, the field with the first value, whether it holds many. */
export const HOLDINGS = {
  plain_text_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  rich_text_input: ["rich_text_value", "initial_value"],
  static_select: ["selected_option", "initial_option"],
  external_select: ["selected_option", "initial_option"],
  radio_buttons: ["selected_option", "initial_option"],
  users_select: ["selected_user", "initial_user"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  channels_select: ["selected_channel", "initial_channel"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  checkboxes: ["selected_options", "initial_options", true],
  multi_static_select: ["selected_options", "initial_options", true],
  multi_external_select: ["selected_options", "initial_options", true],
  multi_users_select: ["selected_users", "initial_users", true],
  multi_conversations_select: ["selected_conversations", "initial_conversations", true],
  multi_channels_select: ["selected_channels", "initial_channels", true],
  file_input: ["files", "", true],
};

/** The state of an element that holds that value, as Slack writes it in state.values. */
export function stateOf(element, value) {
  const [key, , many] = HOLDINGS[element.type];
  const empty = value === undefined || value === null || value === "";
  const state = { type: element.type, [key]: empty ? (many ? [] : null) : value };
  if (element.timezone) state.timezone = element.timezone;
  return state;
}

/**
 * The value of an element here and now. What comes in from outside wins, except the echo of what was just entered.
 * @param {object} block
 * @param {object} element
 * @returns {{value: any, set: (value: any, how?: {problem?: string|null, act?: boolean}) => void, act: (value?: any) => void}}
 *   `set` enters a value: it is reported to onInput in an input block, and to onAction where the element acts at
 *   once (`act: false` withholds that, for typing). `problem` says why what was typed is no value.
 */
export function useHeld(block, element) {
  const scope = useScope();
  const [key, initial, many] = HOLDINGS[element.type];
  const given = scope.values?.[block.block_id]?.[element.action_id];
  const outside = given && key in given ? given[key] : (element[initial] ?? (many ? [] : null));
  const [, redraw] = useState(0);
  const held = useRef(null);
  held.current ??= { seen: JSON.stringify(outside), value: outside, sent: [] };
  adopt(held.current, outside);

  const put = (value) => {
    held.current.value = value;
    held.current.sent.push(JSON.stringify(value));
    redraw((count) => count + 1);
  };
  const used = (value) => ({ [key]: stateOf(element, value)[key] });
  const act = (value = held.current.value, after) => scope.act(block, element, used(value), after);
  const set = (value, { problem = null, act: acts = true } = {}) => {
    const isInput = block.type === "input";
    if (!isInput) return act(value, () => put(value));
    const enter = () => {
      put(value);
      scope.onInput?.(block.block_id, element.action_id, stateOf(element, value), problem);
    };
    if (block.dispatch_action && acts) return act(value, enter);
    return enter();
  };
  return { value: held.current.value, set, act };
}

function adopt(held, outside) {
  const now = JSON.stringify(outside);
  if (now === held.seen) return;
  held.seen = now;
  const echo = held.sent.indexOf(now);
  if (echo >= 0) held.sent.splice(0, echo + 1);
  else {
    held.value = outside;
    held.sent = [];
  }
}
