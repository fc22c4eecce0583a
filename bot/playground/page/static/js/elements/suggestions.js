// Options that the app suggests while a person types, for menus with an external source.

import { useEffect, useState } from "../../vendor/preact.js";
import { suggestedBy } from "./offers.js";

const PAUSE = 200; // milliseconds
const LETTERS = 3; // Slack's default for min_query_length

/**
 * @returns {{groups, note: string | null}} what was suggested for `typed`, or a sentence to show in its place
 */
export function useSuggestions({ field: { element, block, ctx }, wanted, typed }) {
  const [found, setFound] = useState({ groups: [], note: null });
  const missing = (element.min_query_length ?? LETTERS) - typed.length;
  useEffect(() => {
    if (!wanted || missing > 0) return undefined;
    let late = false;
    const tell = (answer) => late || setFound(answer);
    setFound({ groups: [], note: "Searching…" });
    const timer = setTimeout(() => ask(ctx, block, element, typed).then(tell), PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [wanted, typed]);
  return missing > 0 ? { groups: [], note: `Type ${missing} more ${missing === 1 ? "letter" : "letters"}` } : found;
}

async function ask(ctx, block, element, typed) {
  try {
    const answer = await ctx.suggest({ block_id: block.block_id, action_id: element.action_id, typed });
    return { groups: suggestedBy(answer), note: null };
  } catch {
    return { groups: [], note: "The app did not answer with options" };
  }
}
