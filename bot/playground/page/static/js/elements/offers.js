// What a menu has on offer: groups of options, and which of them fit what is typed.

const EVERY_KIND = ["public", "private", "im", "mpim"];
const MOST_SHOWN = 100; // more options than anybody scrolls through

/** The groups of a static menu: {label: string | null, options}. */
export function offeredBy({ options, option_groups: groups }) {
  if (!groups) return [{ label: null, options: options ?? [] }];
  return groups.map((group) => ({ label: group.label.text, options: group.options }));
}

/** What the app suggested: a list of options, or {options} or {groups}. */
export function suggestedBy(answer) {
  if (Array.isArray(answer)) return offeredBy({ options: answer });
  return offeredBy({ options: answer?.options, option_groups: answer?.groups ?? answer?.option_groups });
}

/** People as options. Those who left and apps are not on offer. */
export function peopleIn(ctx) {
  const here = [...(ctx.people?.values() ?? [])].filter(({ deleted, bot, role }) => !deleted && !bot && role !== "bot");
  return sorted(here.map(({ id, name, title, handle }) => option(id, name, title || (handle && `@${handle}`))));
}

/**
 * Conversations as options. `include` are the kinds of a conversation filter: public, private, im, mpim. There are no
 * channels shared with others here, so `exclude_external_shared_channels` has nothing to leave out.
 */
export function roomsIn(ctx, { include = EVERY_KIND, exclude_bot_users: withoutBots = false } = {}) {
  const rooms = [...(ctx.channels?.entries() ?? [])].map(([id, room]) => ({ ...room, id }));
  const fits = (room) => include.includes(filterName(room)) && !(withoutBots && room.bot);
  const wanted = rooms.filter((room) => !room.archived && fits(room));
  return sorted(wanted.map((room) => option(room.id, spoken(room))));
}

/** An option for an id that may no longer be on offer, e.g. somebody who left. */
export function optionFor(id, options, name) {
  return options.find(({ value }) => value === id) ?? option(id, name ?? id);
}

/** The groups that fit what is typed, and how many options were left out because they are too many to show. */
export function fitting(groups, typed) {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const found = groups.map(({ label, options }) => ({ label, options: options.filter((each) => fits(each, words)) }));
  return shortened(found.filter(({ options }) => options.length));
}

function shortened(groups) {
  let room = MOST_SHOWN;
  const shown = groups.map(({ label, options }) => {
    const kept = options.slice(0, room);
    room -= kept.length;
    return { label, options: kept };
  });
  const count = (all) => all.reduce((sum, { options }) => sum + options.length, 0);
  return { groups: shown.filter(({ options }) => options.length), more: count(groups) - count(shown) };
}

function fits({ text, description }, words) {
  const searched = folded(`${text.text} ${description?.text ?? ""}`);
  return words.every((word) => searched.includes(word));
}

/** Without case and accents: "zoe" finds Zoë. */
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function option(value, text, description) {
  const described = description ? { description: { type: "plain_text", text: description } } : {};
  return { value, text: { type: "plain_text", text }, ...described };
}

function filterName({ kind }) {
  return { private_channel: "private", im: "im", mpim: "mpim" }[kind] ?? "public";
}

function spoken(room) {
  return ["im", "mpim"].includes(filterName(room)) ? room.name : `#${room.name}`;
}

function sorted(options) {
  return options.sort((one, other) => one.text.text.localeCompare(other.text.text));
}
