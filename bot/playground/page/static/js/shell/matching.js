// Finding people by what somebody types: name, handle or title, without minding accents and case.
const SHOWN = 40;
const byName = new Intl.Collator("en").compare;
const folded = new Map();

/** Returns the people who can be acted as and match, names that start with the words first: {shown, total}. */
export function matching(people, typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const ranked = [];
  for (const person of people.values()) {
    const rank = rankOf(person, words);
    if (rank !== null) ranked.push([rank, person]);
  }
  ranked.sort(([rank, person], [other, neighbour]) => rank - other || byName(person.name, neighbour.name));
  return { shown: ranked.slice(0, SHOWN).map(([, person]) => person), total: ranked.length };
}

function rankOf(person, words) {
  if (person.bot) return null;
  const name = fold(person.name);
  const all = `${name} ${fold(person.handle ?? "")} ${fold(person.title ?? "")}`;
  if (!words.every((word) => all.includes(word))) return null;
  const starts = name.startsWith(words.join(" ")) ? 0 : words.every((word) => name.includes(word)) ? 1 : 2;
  return starts + (person.deleted ? 3 : 0);
}

// Two thousand people are folded once, not on every key.
function fold(text) {
  if (!folded.has(text)) folded.set(text, text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase());
  return folded.get(text);
}
