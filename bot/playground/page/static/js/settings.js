// What outlives a reload: the theme and recent people in localStorage, drafts per tab, and the panes in the address.
const PREFIX = "mentorship-playground.";
const THEMES = ["auto", "light", "dark"];
const RECENT_PEOPLE = 6;

export function remembered(name, otherwise) {
  return read(() => localStorage, name) ?? otherwise;
}

export function remember(name, value) {
  write(() => localStorage, name, value);
}

export function draft(person, room) {
  return read(() => sessionStorage, `draft.${person}.${room}`) ?? "";
}

export function keepDraft(person, room, text) {
  write(() => sessionStorage, `draft.${person}.${room}`, text);
}

export function theme() {
  return remembered("theme", "auto");
}

export function nextTheme() {
  return THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
}

export function applyTheme(chosen = theme()) {
  remember("theme", chosen);
  if (chosen === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

/** Puts a person first among those used lately and returns the new list of ids. */
export function withRecent(recents, person) {
  const list = [person, ...recents.filter((id) => id !== person)].slice(0, RECENT_PEOPLE);
  remember("recents", list);
  return list;
}

/** Reads `#U1/home+U2/D7` as [{person, place}, …]. */
export function panesInAddress() {
  const parts = location.hash.slice(1).split("+").map((part) => part.split("/").map(decodeURIComponent));
  return parts.filter(([person, place]) => person && place).map(([person, place]) => ({ person, place }));
}

export function writeAddress(panes, how = "pushState") {
  const hash = `#${panes.map(({ person, place }) => `${person}/${place}`).join("+")}`;
  if (hash !== location.hash) history[how](null, "", hash);
}

// Storage can be switched off or full; the page works without it.
function read(storage, name) {
  try {
    return JSON.parse(storage().getItem(PREFIX + name));
  } catch {
    return null;
  }
}

function write(storage, name, value) {
  try {
    storage().setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    return;
  }
}
