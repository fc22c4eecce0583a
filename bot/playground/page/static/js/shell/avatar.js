// Faces, drawn: a person's initials on a colour of their own, and the bot's mark.
import { html } from "../../vendor/preact.js";

export function Avatar({ person, size = "medium" }) {
  if (person?.bot) return html`<img class="avatar ${size}" src="/page/static/mark.svg" alt="" />`;
  const hue = { "--hue": String(hueOf(person?.id ?? "")) };
  return html`<span class="avatar ${size}" style=${hue} data-initials=${initials(person?.name ?? "?")}></span>`;
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...word][0].toUpperCase()).join("");
}

/** Spreads neighbouring ids around the whole circle. */
function hueOf(id) {
  const number = [...id].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 100_003, 7);
  return (number * 137) % 360;
}
