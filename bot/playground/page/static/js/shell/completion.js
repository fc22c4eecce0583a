// What a slash command could become: commands by their first letters, then the words its usage hint offers.

/** Returns [{text, title, words}] for what stands in the composer; choosing one replaces the text by `text`. */
export function completions(typed, commands) {
  if (!typed.startsWith("/") || typed.includes("\n")) return [];
  const [name, ...rest] = typed.split(" ");
  if (!rest.length) return commands.filter((command) => command.name.startsWith(name)).map(asChoice);
  const command = commands.find((each) => each.name === name);
  if (!command || rest.length > 1) return [];
  return wordsOf(command)
    .filter((word) => word.startsWith(rest[0]) && word !== rest[0])
    .map((word) => ({ text: `${name} ${word}`, title: `${name} ${word}`, words: "" }));
}

function asChoice({ name, description, usage_hint: hint }) {
  return { text: `${name} `, title: name, hint, words: description };
}

/** "[join | goals | help]" offers join, goals and help. */
function wordsOf({ usage_hint: hint }) {
  const inside = /\[([^\]]+)\]/.exec(hint ?? "")?.[1] ?? "";
  return inside.split("|").map((word) => word.trim()).filter((word) => /^[\w-]+$/.test(word));
}
