// Slack's emoji: short names such as `wave` or `+1::skin-tone-3`, and the characters they stand for.

import characters from "../../emoji.json" with { type: "json" };
import { html } from "../../vendor/preact.js";

const SHORT_NAME = /:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/g;
const LIGHTEST = 0x1f3fb; // skin-tone-2; the tones follow one another up to skin-tone-6
const AS_PICTURE = /\ufe0f/u;

export const emojiNames = Object.keys(characters);

/** The character of "wave" or "wave::skin-tone-3", or undefined. */
export function emojiNamed(name) {
  const [base, tone] = name.split("::skin-tone-");
  const character = Object.hasOwn(characters, base) ? characters[base] : undefined;
  return character && tone ? toned(character, Number(tone)) : character;
}

/** The character in Slack's skin tone 2–6: the modifier follows the first code point, as in 👩🏽‍🚀. */
export function toned(character, tone) {
  const [first, ...rest] = character.replace(AS_PICTURE, "");
  return [first, String.fromCodePoint(LIGHTEST + tone - 2), ...rest].join("");
}

/** Text with every known `:name:` replaced by its character, for places that hold no markup. */
export function withEmoji(text) {
  const full = (name, tone) => (tone ? `${name}::skin-tone-${tone}` : name);
  return text.replace(SHORT_NAME, (typed, name, tone) => emojiNamed(full(name, tone)) ?? typed);
}

/** One emoji by short name; an unknown one stays as typed. */
export function Emoji({ name, character = emojiNamed(name) }) {
  if (!character) return `:${name}:`;
  return html`<span class="emoji" role="img" aria-label=${spoken(name)} title=${`:${name}:`}>${character}</span>`;
}

function spoken(name) {
  return name.replace(/::skin-tone-\d/, "").replaceAll("_", " ");
}
