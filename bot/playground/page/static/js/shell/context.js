// What blocks need to know and may do, for each surface a person looks at.
import { ask } from "../wire.js";
import { go } from "./panes.js";

/** What is the same for everything one person sees in one pane. `act` sends a gesture, `tell` shows trouble at its spot. */
export function seatOf(given) {
  return { ...given, zone: given.person.tz };
}

/** The `ctx` of one surface: a view, or a message in a room. `spot` is where trouble with it is shown. */
export function contextOf(seat, { surface, where, spot, hash, values = {}, errors = {}, readOnly = false }) {
  const { person } = seat;
  return {
    surface,
    hash,
    values,
    errors,
    readOnly,
    zone: seat.zone,
    now: seat.now,
    viewer: person.id,
    people: seat.people,
    channels: seat.channels,
    bot: seat.bot,
    here: seat.here,
    idPrefix: `${seat.pane}-${spot}-`.replaceAll(/[^\w-]/g, "-"),
    press: (gesture) => done(seat.act("press", { where, ...gesture }, spot)),
    enter: (gesture) => done(seat.act("enter", { where, ...gesture }, spot)),
    suggest: (gesture) => done(ask("suggest", { person: person.id, where, ...gesture })),
    upload: (files) => Promise.all([...files].map((file) => uploaded(seat, file, spot))),
    openPerson: seat.meet,
    openChannel: (id) => go(seat.pane, { place: id }),
  };
}

/** Elements learn from a rejection that they still hold what was not taken. */
async function done(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(answer.error);
  return answer;
}

async function uploaded({ person, tell }, file, spot) {
  const query = new URLSearchParams({ person: person.id, name: file.name });
  const answer = await posted(`/page/files?${query}`, file);
  tell(spot, answer.error ?? null);
  if (answer.error) throw new Error(answer.error);
  return answer;
}

async function posted(address, body) {
  try {
    return await (await fetch(address, { method: "POST", body })).json();
  } catch {
    return { error: "The file did not arrive. Please choose it again." };
  }
}

