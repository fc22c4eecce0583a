// The ten select menus: what each offers and how its answer is kept; the combobox does the rest.

import { html } from "../../vendor/preact.js";
import { Combobox } from "./combobox.js";
import { offeredBy, optionFor, peopleIn, roomsIn } from "./offers.js";
import { useAnswer } from "./typing.js";

const EVERY_KIND = ["public", "private", "im", "mpim"];

// Where the options come from. `ids`: the answer is an id, not an option. `asks`: the app suggests them.
const SOURCES = {
  static: { offered: (field) => offeredBy(field.element) },
  external: { asks: true, offered: () => [] },
  users: { ids: true, offered: ({ ctx }) => [{ label: null, options: peopleIn(ctx) }] },
  channels: { ids: true, offered: ({ ctx }) => [{ label: null, options: roomsIn(ctx, ["public"]) }] },
  conversations: {
    ids: true,
    offered: ({ ctx, element }) => [{ label: null, options: roomsIn(ctx, element.filter?.include ?? EVERY_KIND) }],
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

function nameIn(ctx, id) {
  return ctx.people?.get(id)?.name ?? ctx.channels?.get(id)?.name;
}
