// Examples of what is used: buttons, menus and every input, empty, filled, wrong and disabled.
import { md, plain } from "./examples_layout.js";

export const option = (value, more = {}) => ({ text: plain(value), value: value.toLowerCase(), ...more });
const options = (...values) => values.map((value) => option(value));
const element = (type, action_id, more = {}) => ({ type, action_id, ...more });
const input = (block_id, label, inner, more = {}) => ({
  type: "input",
  block_id,
  label: plain(label),
  element: inner,
  ...more,
});
const section = (block_id, text, accessory) => ({ type: "section", block_id, text: md(text), accessory });
const ask = {
  title: plain("Drop this key result?"),
  text: md("Its *history* stays; nobody is asked about it again."),
  confirm: plain("Drop it"),
  deny: plain("Keep it"),
  style: "danger",
};
const fruits = options("Apple", "Banana", "Cherry", "Dragon fruit", "Elderberry", "Fig", "Grape");
const described = [
  option("Low", { description: plain("It will take a miracle") }),
  option("Medium", { description: plain("It could go either way") }),
  option("High", { description: plain("We will get there") }),
];
const groups = [
  { label: plain("Sales"), options: options("New customers", "Renewals") },
  { label: plain("Support"), options: options("First answer", "Backlog") },
];
const button = (text, more = {}) => element("button", `do_${text}`, { text: plain(text), value: text, ...more });

const INPUTS = [
  input(
    "text",
    "Plain text",
    element("plain_text_input", "a", { placeholder: plain("A few words"), max_length: 50, focus_on_load: false }),
    { hint: plain("What a colleague should know.") },
  ),
  input("many", "Many lines", element("plain_text_input", "a", { multiline: true, initial_value: "One\nTwo" }), {
    optional: true,
  }),
  input(
    "near",
    "Nearly full",
    element("plain_text_input", "a", { max_length: 20, initial_value: "Eighteen letters.." }),
  ),
  input(
    "number",
    "Number",
    element("number_input", "a", { is_decimal_allowed: true, min_value: "0", max_value: "100", initial_value: "12.5" }),
  ),
  input("mail", "E-mail", element("email_text_input", "a", { placeholder: plain("you@example.com") })),
  input("url", "Page", element("url_text_input", "a", { placeholder: plain("https://") })),
  input(
    "sends",
    "Sends on Enter",
    element("plain_text_input", "a", { dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] } }),
    { dispatch_action: true },
  ),
  input(
    "rich",
    "Rich text",
    element("rich_text_input", "a", {
      placeholder: plain("Write something"),
      initial_value: {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "Some " },
              { type: "text", text: "bold", style: { bold: true } },
              { type: "text", text: " words for " },
              { type: "user", user_id: "U002" },
            ],
          },
        ],
      },
    }),
  ),
];
const PICKERS = [
  input("static", "One option", element("static_select", "a", { options: fruits, placeholder: plain("Pick a fruit") })),
  input("grouped", "Options in groups", element("static_select", "a", { option_groups: groups }), { optional: true }),
  input(
    "several",
    "Several options",
    element("multi_static_select", "a", {
      options: fruits,
      initial_options: fruits.slice(0, 2),
      max_selected_items: 3,
    }),
  ),
  input(
    "external",
    "Asked of the app",
    element("external_select", "a", { min_query_length: 2, placeholder: plain("Type two letters") }),
  ),
  input("externals", "Several asked of the app", element("multi_external_select", "a", { min_query_length: 0 })),
  input("person", "A person", element("users_select", "a", { initial_user: "U001" })),
  input("people", "People", element("multi_users_select", "a", { initial_users: ["U001", "U002"] })),
  input("channel", "A channel", element("channels_select", "a")),
  input("channels", "Channels", element("multi_channels_select", "a", { initial_channels: ["C001"] })),
  input(
    "conversation",
    "A conversation",
    element("conversations_select", "a", { filter: { include: ["public", "private"] } }),
  ),
  input("conversations", "Conversations", element("multi_conversations_select", "a")),
  input("radio", "Confidence", element("radio_buttons", "a", { options: described, initial_option: described[1] })),
  input("boxes", "Boxes", element("checkboxes", "a", { options: described, initial_options: [described[0]] })),
  input("date", "Date", element("datepicker", "a", { initial_date: "2026-11-27" }), { optional: true }),
  input("time", "Time", element("timepicker", "a", { timezone: "Asia/Ho_Chi_Minh" })),
  input("moment", "Date and time", element("datetimepicker", "a", { initial_date_time: 1795766400 })),
  input("files", "Files", element("file_input", "a", { filetypes: ["csv", "pdf"], max_files: 2 })),
];
const ROW = [
  button("Check in", { style: "primary" }),
  button("Skip"),
  button("Drop", { style: "danger", confirm: ask }),
  button("Open page", { url: "https://example.com" }),
  element("static_select", "row_menu", { options: fruits, placeholder: plain("Fruit") }),
  element("datepicker", "row_date", { initial_date: "2026-11-27" }),
  element("timepicker", "row_time"),
  element("users_select", "row_user", { placeholder: plain("Who?") }),
  element("overflow", "row_more", {
    options: [
      option("Edit"),
      option("History", { description: plain("Every answer") }),
      option("Help", { url: "https://example.com/help" }),
    ],
  }),
];

export const USE = [
  { id: "buttons", title: "actions", blocks: [{ type: "actions", block_id: "row", elements: ROW }] },
  {
    id: "accessories",
    title: "section accessories",
    blocks: [
      section("s_button", "A *button*", button("Edit")),
      section(
        "s_overflow",
        "An *overflow* menu",
        element("overflow", "more", { options: options("Edit", "Share", "Drop"), confirm: ask }),
      ),
      section("s_select", "A *menu*", element("static_select", "menu", { options: fruits, initial_option: fruits[2] })),
      section("s_multi", "A menu of *many*", element("multi_users_select", "menu", { placeholder: plain("People") })),
      section("s_date", "A *date*", element("datepicker", "date")),
      section("s_radio", "*Radio* buttons", element("radio_buttons", "radio", { options: options("Yes", "No") })),
      section(
        "s_boxes",
        "*Boxes*",
        element("checkboxes", "boxes", {
          options: [
            { text: md("*Bold* one"), value: "1" },
            { text: md("_Slanted_ one"), value: "2", description: md("with a `note`") },
          ],
        }),
      ),
    ],
  },
  {
    id: "feedback",
    title: "context actions",
    blocks: [
      {
        type: "context_actions",
        block_id: "fb",
        elements: [
          element("feedback_buttons", "good", {
            positive_button: { text: plain("👍"), value: "up", accessibility_label: "Good answer" },
            negative_button: { text: plain("👎"), value: "down", accessibility_label: "Bad answer" },
          }),
          element("icon_button", "bin", { icon: "trash", text: plain("Delete"), value: "x" }),
        ],
      },
    ],
  },
  { id: "inputs", title: "inputs (modal)", surface: "modal", blocks: INPUTS },
  { id: "pickers", title: "pickers (modal)", surface: "modal", blocks: PICKERS },
  {
    id: "errors",
    title: "errors (modal)",
    surface: "modal",
    blocks: ["number", "text"]
      .map((id) => INPUTS.find((one) => one.block_id === id))
      .concat(["static", "radio", "date", "boxes", "files"].map((id) => PICKERS.find((one) => one.block_id === id))),
    errors: {
      number: "Must be less than or equal to 10.",
      text: "Please complete this required field.",
      static: "Choose a fruit we have.",
      radio: "Choose one.",
      date: "That day is past.",
      boxes: "Tick two.",
      files: "One file is needed.",
    },
  },
  {
    id: "disabled",
    title: "disabled",
    surface: "modal",
    disabled: true,
    blocks: [
      { type: "actions", block_id: "row", elements: ROW.slice(0, 6) },
      INPUTS[0],
      INPUTS[3],
      INPUTS[7],
      PICKERS[2],
      PICKERS[11],
      PICKERS[13],
      PICKERS[16],
    ],
  },
];
