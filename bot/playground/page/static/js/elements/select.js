// The ten select menus: what each offers and how its answer is kept; the combobox does the rest.

import { html, useEffect } from "../../vendor/preact.js";
import { Combobox } from "./combobox.js";
import { offeredBy, optionFor, peopleIn, roomsIn } from "./offers.js";
import { useAnswer } from "./typing.js";

// Where the options come from. `ids`: the answer is an id, not an option. `asks`: the app suggests them.
const SOURCES = {
  static: { offered: (field) => offeredBy(field.element) },
  external: { asks: true, offered: () => [] },
  users: { ids: true, offered: ({ ctx }) => [{ label: null, options: peopleIn(ctx) }] },
  channels: { ids: true, offered: ({ ctx }) => [{ label: null, options: roomsIn(ctx, { include: ["public"] }) }] },
  conversations: {
    ids: true,
    offered: ({ ctx, element }) => [{ label: null, options: roomsIn(ctx, element.filter) }],
  },
};
const PLACEHOLDERS = {
  users: "Choose a person",
  channels: "Choose a channel",
  conversations: "Choose a conversation",
};

export function Select(field) {
  const { element, ctx } = field;
  const [kind, several] = [element.type.replace(/^multi_|_select$/g, ""), element.type.startsWith("multi_")];
  const { answer, choose, busy } = useAnswer(field);
  const { ids, asks, offered } = SOURCES[kind];
  const groups = offered(field);
  const everything = groups.flatMap(({ options }) => options);
  const asOption = (each) => (ids ? optionFor(each, everything, nameIn(ctx, each)) : each);
  const kept = (options) => (ids ? options.map(({ value }) => value) : options);
  const chosen = [answer ?? []].flat().map(asOption);
  const onChoose = (options) => choose(several ? kept(options) : (kept(options)[0] ?? null));
  useCurrentConversation(field, { offered: everything, several, answered: chosen.length > 0 });
  return html`<${Combobox}
    field=${field}
    groups=${groups}
    asks=${asks}
    several=${several}
    chosen=${chosen}
    onChoose=${onChoose}
    busy=${busy}
    placeholder=${element.placeholder?.text ?? PLACEHOLDERS[kind] ?? (several ? "Choose some" : "Choose an option")}
  />`;
}

/** Begins with the conversation in which the modal was opened, where the element wants that; the app does not hear of it. */
function useCurrentConversation({ element, block, ctx }, { offered, several, answered }) {
  useEffect(() => {
    const wanted = element.default_to_current_conversation && ctx.surface === "modal" && !answered && !ctx.readOnly;
    if (!wanted || !offered.some(({ value }) => value === ctx.here)) return;
    const value = several ? [ctx.here] : ctx.here;
    ctx.enter({ block_id: block.block_id, action_id: element.action_id, value, dispatch: false }).catch(() => {});
  }, []);
}

function nameIn(ctx, id) {
  return ctx.people?.get(id)?.name ?? ctx.channels?.get(id)?.name;
}
