// Who sits in which pane and what they look at: moving about, one pane or two, and the address that remembers it.
import { panesInAddress, withRecent, writeAddress } from "../settings.js";
import { change, state } from "../store.js";
import { ask } from "../wire.js";

const KEYS = ["left", "right"];

/** Looks at everything the panes show: on the first visit, and again after the link was lost. */
export function arrive() {
  const wanted = state().panes.length ? state().panes : panesInAddress();
  const known = wanted.filter(({ person }) => state().people.has(person));
  place(known.length ? known : [beginning()], "replaceState");
  change({ placed: true });
  for (const pane of state().panes) look(pane, "arriving");
}

export function followAddress() {
  const wanted = panesInAddress().filter(({ person }) => state().people.has(person));
  if (!wanted.length) return;
  const before = state().panes;
  place(wanted, "replaceState");
  forget(before);
  for (const pane of state().panes) look(pane);
}

/** Shows a place to a person in a pane. Either may be left out and stays as it is. */
export function go(key, { person, place: room }) {
  const panes = state().panes.map((pane) =>
    pane.key === key ? { ...pane, person: person ?? pane.person, place: room ?? pane.place } : pane,
  );
  place(panes);
  change({ focused: key });
  return look(panes.find((pane) => pane.key === key));
}

/** Takes the visitor to a person and a place, in the pane that already shows that person if there is one. */
export async function goThere({ person, place: room }) {
  const { panes, focused } = state();
  const key = panes.find((pane) => pane.person === person)?.key ?? focused;
  await go(key, { person, place: room });
  document.getElementById(`${key}-content`)?.focus();
  arriveAt(key);
}

/** Shows where one has come to, since who acts and what is shown may both be others now. */
function arriveAt(key) {
  const ring = getComputedStyle(document.documentElement).getPropertyValue("--accent");
  const frames = { boxShadow: [`inset 0 0 0 4px ${ring}`, "inset 0 0 0 4px transparent"] };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!still) document.querySelector(`#${key}-acting`)?.closest(".pane").animate(frames, { duration: 1200, pseudoElement: "::after" });
}

/** Lets someone else sit in a pane; they start where the former person was, if that place is theirs too. */
export function actAs(key, person) {
  const { panes, sights } = state();
  const pane = panes.find((each) => each.key === key);
  const shared = pane.place === "home" || sights[key]?.room?.kind.endsWith("channel");
  return go(key, { person, place: shared ? pane.place : "app" });
}

export function focusPane(key) {
  if (state().focused !== key) change({ focused: key });
}

export function showPanes(count) {
  const before = state().panes;
  if (before.length === count) return;
  place(count === 1 ? before.filter(({ key }) => key === state().focused) : [...before, companion()]);
  forget(before);
  for (const pane of state().panes) look(pane);
}

function place(panes, how) {
  const seated = panes.map((pane, index) => ({ ...pane, key: KEYS[index] }));
  const keys = seated.map(({ key }) => key);
  const recents = seated.reduce((list, { person }) => (list[0] === person ? list : withRecent(list, person)), state().recents);
  change({ panes: seated, recents, focused: keys.includes(state().focused) ? state().focused : "left" });
  writeAddress(seated, how);
}

function forget(before) {
  const kept = state().panes.map(({ key }) => key);
  for (const { key } of before) if (!kept.includes(key)) ask("unlook", { pane: key });
}

async function look({ key, person, place: room }, occasion = "moving") {
  const answer = await ask("look", { pane: key, person, place: room });
  if (!answer.ok) return isAt(key, person, room) && room !== "home" && state().placed ? go(key, { place: "home" }) : answer;
  const unseen = !state().sights[key]?.home?.view;
  if (room === "home" && (occasion === "moving" || unseen)) await ask("open_home", { person });
  return answer;
}

function isAt(key, person, room) {
  return state().panes.some((pane) => pane.key === key && pane.person === person && pane.place === room);
}

/** Where the story goes on; before it has begun, what the app shows to the first person of it. */
function beginning() {
  const { story } = state();
  const next = story.find((step) => !step.done) ?? story[0];
  const begun = story.some((step) => step.done);
  return begun ? next.there : { person: next?.there.person ?? members()[0].id, place: "home" };
}

/** Someone for the second pane: another person of the story, or of the recent ones, or simply the next member. */
function companion() {
  const seated = state().panes.map(({ person }) => person);
  const others = [...state().story.map((step) => step.there.person), ...state().recents, ...members().map(({ id }) => id)];
  const person = others.find((id) => !seated.includes(id) && state().people.has(id));
  return { person: person ?? seated[0], place: "app" };
}

function members() {
  return [...state().people.values()].filter((person) => !person.bot && !person.deleted);
}
