// The status of the person looking, as Slack's own menu offers the usual ones; the app is told of it.
import { act } from "./live.js";
import { attempt } from "./toasts.js";
import { html } from "./view.js";
import { useWords } from "./words.js";

export function StatusPicker({ me }) {
  const t = useWords();
  const choices = [
    ["", "", t("No status")],
    [":palm_tree:", "Vacationing", `🌴 ${t("On holiday")}`],
    [":face_with_thermometer:", "Out sick", `🤒 ${t("Out sick")}`],
    [":house_with_garden:", "Working remotely", `🏡 ${t("Working from home")}`],
  ];
  const choose = (emoji) => {
    const [, text] = choices.find(([one]) => one === emoji);
    return attempt(act("change", { change: "set_status", with: { user_id: me.id, emoji, text } }));
  };
  return html`<label class="status-picker"><span class="hidden">${t("Your status")}</span>
    <select value=${me.status_emoji} onChange=${(event) => choose(event.target.value)}>
      ${choices.map(([emoji, , label]) => html`<option key=${emoji} value=${emoji}>${label}</option>`)}
    </select></label>`;
}
