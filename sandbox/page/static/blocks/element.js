// Draws any block element by its type.
import { html } from "../view.js";
import { Button, FeedbackButtons, IconButton } from "./elements/buttons.js";
import { Boxes, Radios } from "./elements/choices.js";
import { DatePicker, DateTimePicker, TimePicker } from "./elements/dates.js";
import { FileInput } from "./elements/file_input.js";
import { NumberInput } from "./elements/number_input.js";
import { Overflow } from "./elements/overflow.js";
import { RichTextInput } from "./elements/rich_text_input.js";
import { ExternalSelect, NameSelect, StaticSelect } from "./elements/selects.js";
import { TextInput } from "./elements/text_input.js";
import { Picture } from "./media.js";
import { useWords } from "./scope.js";

const NAMES = ["users_select", "conversations_select", "channels_select"];
const all = (kinds, component) =>
  Object.fromEntries(
    kinds.flatMap((kind) => [
      [kind, component],
      [`multi_${kind}`, component],
    ]),
  );

const DRAWN = {
  button: Button,
  checkboxes: Boxes,
  datepicker: DatePicker,
  datetimepicker: DateTimePicker,
  email_text_input: TextInput,
  feedback_buttons: FeedbackButtons,
  file_input: FileInput,
  icon_button: IconButton,
  image: ({ element }) => html`<${Picture} image=${element} class="bk-accessory-picture" />`,
  number_input: NumberInput,
  overflow: Overflow,
  plain_text_input: TextInput,
  radio_buttons: Radios,
  rich_text_input: RichTextInput,
  timepicker: TimePicker,
  url_text_input: TextInput,
  workflow_button: Button,
  ...all(["static_select"], StaticSelect),
  ...all(["external_select"], ExternalSelect),
  ...all(NAMES, NameSelect),
};

/** Elements that are several controls: they are labelled as a group. */
export const GROUPS = new Set(["checkboxes", "radio_buttons", "datetimepicker", "file_input"]);

/**
 * An element at work.
 * @param {object} props
 * @param {object} props.block the block it stands in
 * @param {object} props.element
 * @param {{id?: string, labelledby?: string, describedby?: string, invalid?: boolean, optional?: boolean}} [props.field]
 *   how an input block labels it; without one it names itself by its placeholder or text
 * @param {(problem: string|null) => void} [props.onProblem] told why what was typed is no value
 */
export function Element({ block, element, field = {}, onProblem }) {
  const Drawn = DRAWN[element.type];
  if (!Drawn) return html`<span class="bk-unknown">${useWords().unknown(element.type)}</span>`;
  return html`<${Drawn} block=${block} element=${element} field=${field} onProblem=${onProblem} />`;
}
