// The Block Kit renderer: blocks, mrkdwn, rich text and notification lines as this page draws them.
export { Blocks } from "./blocks.js";
export { Mrkdwn, notificationText } from "./mrkdwn.js";
export { RichText } from "./rich_text.js";
export { HOLDINGS, stateOf } from "./held.js";
