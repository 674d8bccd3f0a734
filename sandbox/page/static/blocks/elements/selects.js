// Every select menu: listed options, options asked of the app, people, channels and conversations.
import { html, useEffect, useRef, useState } from "../../view.js";
import { useHeld } from "../held.js";
import { useScope, useWords } from "../scope.js";
import { plainOf } from "../text.js";
import { channelChoices, conversationChoices, peopleChoices } from "./names.js";
import { Picker } from "./picker.js";

const WAIT = 200;
const QUERY_LENGTH = 3;

const choiceOf = (option) => ({
  key: option.value,
  label: plainOf(option.text),
  description: plainOf(option.description),
  data: option,
});

/** Options or groups of them, as a picker wants them. */
function groupsOf({ options, option_groups: groups }) {
  if (groups) return groups.map((group) => ({ label: plainOf(group.label), options: group.options.map(choiceOf) }));
  return [{ label: null, options: (options ?? []).map(choiceOf) }];
}

/** What pickers of options and of names have in common: what is held, and whether the app is being told. */
function usePicked({ block, element, toChoice }) {
  const scope = useScope();
  const held = useHeld(block, element);
  const many = element.type.startsWith("multi_");
  const value = many ? (held.value ?? []) : [held.value].filter(Boolean);
  const onChange = (choices) => held.set(many ? choices.map((one) => one.data) : (choices[0]?.data ?? null));
  return {
    many,
    chosen: value.map(toChoice),
    onChange,
    most: element.max_selected_items,
    busy: scope.busy(block, element),
  };
}

/** A static_select or multi_static_select. */
export function StaticSelect({ block, element, field }) {
  const picked = usePicked({ block, element, toChoice: choiceOf });
  return html`<${Picker} element=${element} field=${field} groups=${groupsOf(element)} ...${picked} />`;
}

/** An external_select or multi_external_select: the app is asked as somebody types. */
export function ExternalSelect({ block, element, field }) {
  const { ctx } = useScope();
  const words = useWords();
  const picked = usePicked({ block, element, toChoice: choiceOf });
  const least = element.min_query_length ?? QUERY_LENGTH;
  const [query, setQuery] = useState(null);
  const [found, setFound] = useState({ groups: [], status: words.loading });
  useEffect(() => {
    if (query === null) return undefined;
    if (query.length < least) {
      setFound({ groups: [], status: words.typeMore(least) });
      return undefined;
    }
    setFound((before) => ({ ...before, status: words.loading }));
    let wanted = true;
    const timer = setTimeout(
      async () => {
        const answer = await suggested(ctx, element, block, query);
        if (wanted) setFound(answer ? { groups: answer } : { groups: [], status: words.loadFailed });
      },
      query ? WAIT : 0,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [query]);
  return html`<${Picker} element=${element} field=${field} groups=${found.groups} status=${found.status}
    onQuery=${setQuery} ...${picked} />`;
}

async function suggested(ctx, element, block, query) {
  try {
    const answer = (await ctx.suggest?.(element.action_id, block.block_id, query)) ?? [];
    return groupsOf(Array.isArray(answer) ? { options: answer } : answer);
  } catch {
    return null;
  }
}

const NAMES = {
  users_select: peopleChoices,
  conversations_select: conversationChoices,
  channels_select: channelChoices,
};

/** A menu of people, channels or conversations, one or many. */
export function NameSelect({ block, element, field }) {
  const { ctx } = useScope();
  const choices = NAMES[element.type.replace("multi_", "")](ctx, element);
  const known = useRef(new Map());
  for (const one of choices) known.current.set(one.key, one);
  const toChoice = (id) =>
    known.current.get(id) ?? { key: id, label: ctx.users?.[id]?.name ?? ctx.channels?.[id]?.name ?? id, data: id };
  const picked = usePicked({ block, element, toChoice });
  return html`<${Picker} element=${element} field=${field} groups=${[{ label: null, options: choices }]} ...${picked}
    />`;
}
