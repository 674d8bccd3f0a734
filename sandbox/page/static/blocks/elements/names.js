// Which people, channels and conversations a menu offers.

const SIGNS = { public: "#", private: "🔒", external: "#", mpim: "👥" };
const KINDS = { public: "public", external: "public", private: "private", im: "im", mpim: "mpim" };

const sorted = (choices, locale) => choices.sort((a, b) => a.label.localeCompare(b.label, locale));

/** Everybody who is active. @param {import("../scope.js").Reader} ctx */
export function peopleChoices(ctx) {
  const active = Object.entries(ctx.users ?? {}).filter(([, user]) => user.kind !== "deactivated" && !user.deleted);
  return sorted(
    active.map(([id, user]) => ({ key: id, label: user.name, sign: "@", data: id })),
    ctx.locale,
  );
}

const open = (ctx) => Object.entries(ctx.channels ?? {}).filter(([, channel]) => !channel.archived);
const kindOf = (channel) => channel.kind ?? "public";

function choice([id, channel], ctx) {
  const kind = kindOf(channel);
  const label = kind === "im" ? (ctx.users?.[channel.user]?.name ?? channel.name) : channel.name;
  return { key: id, label, sign: kind === "im" ? "@" : SIGNS[kind], data: id };
}

/** Public channels that are open. */
export function channelChoices(ctx) {
  const found = open(ctx).filter(([, channel]) => KINDS[kindOf(channel)] === "public");
  return sorted(
    found.map((one) => choice(one, ctx)),
    ctx.locale,
  );
}

/** Conversations of the kinds the element's filter lets through. */
export function conversationChoices(ctx, element) {
  const { include, exclude_external_shared_channels: inside, exclude_bot_users: people } = element.filter ?? {};
  const found = open(ctx).filter(([, channel]) => {
    const kind = kindOf(channel);
    if (include && !include.includes(KINDS[kind])) return false;
    if (inside && kind === "external") return false;
    return !(people && kind === "im" && ctx.users?.[channel.user]?.kind === "bot");
  });
  return sorted(
    found.map((one) => choice(one, ctx)),
    ctx.locale,
  );
}
