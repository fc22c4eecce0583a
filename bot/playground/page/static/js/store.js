// What the server has told this tab and what the tab shows of it: one immutable state, and who hears of changes.
import { useEffect, useReducer } from "../vendor/preact.js";
import { remembered } from "./settings.js";

let current = {
  link: "connecting", // "connecting" | "open" | "lost"
  placed: false, // whether the panes have been looked at since the link opened
  hello: null,
  people: new Map(),
  clock: null,
  story: null,
  app: null,
  log: new Map(), // number → summary
  sights: {}, // pane key → what its person sees
  panes: [], // [{key, person, place}]
  focused: "left",
  panel: remembered("panel", "story"), // "story" | "inspector" | "trouble" | null
  entry: null, // the number of the entry open in the inspector
  recents: remembered("recents", []),
};
const listeners = new Set();

export function state() {
  return current;
}

export function change(patch) {
  current = { ...current, ...patch };
  for (const listener of listeners) listener();
}

/** Takes in one push of the server. */
export function receive(push) {
  const take = takers[push.push];
  if (take) change(take(push));
}

/** Redraws the calling component whenever anything changes; returns the state. */
export function useStore() {
  const [, redraw] = useReducer((count) => count + 1, 0);
  useEffect(() => {
    listeners.add(redraw);
    redraw();
    return () => listeners.delete(redraw);
  }, []);
  return current;
}

const takers = {
  hello: (hello) => ({ hello }),
  people: ({ people }) => ({ people: new Map(people.map((person) => [person.id, person])) }),
  clock: ({ now, moving }) => ({ clock: { now: new Date(now), moving } }),
  story: ({ steps }) => ({ story: steps }),
  app: (app) => ({ app }),
  log: ({ entries }) => ({ log: new Map([...current.log, ...entries.map((entry) => [entry.number, entry])]) }),
  sight: seen,
};

function seen({ pane, person, place, ...parts }) {
  const before = current.sights[pane];
  const known = before?.person === person && before.place === place ? before : { person, place };
  const room = parts.room && { ...parts.room, messages: reused(known.room?.messages, parts.room.messages) };
  const sight = { ...known, ...parts, ...(room && { room }) };
  return { sights: { ...current.sights, [pane]: sight } };
}

/** Keeps the objects of messages that did not change, so that only changed ones are drawn again. */
function reused(before = [], after) {
  const known = new Map(before.map((message) => [JSON.stringify(message), message]));
  return after.map((message) => known.get(JSON.stringify(message)) ?? message);
}
