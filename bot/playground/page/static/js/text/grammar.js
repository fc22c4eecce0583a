// Reads mrkdwn, Slack's own markup, into a small tree; what each part looks like is mrkdwn.js's affair.
// Source: docs.slack.dev/messaging/formatting-message-text

const FENCED = /\n?```\n?([\s\S]+?)\n?```\n?/;
const QUOTED = /^(?:&gt;|>) ?/;
const QUOTED_TO_THE_END = /^(?:&gt;|>){3} ?/m;

// A mark opens after, and closes before, anything that is neither letter nor digit; nothing crosses a line. Inside
// a mark, references and code are swallowed whole, so that an asterisk within a URL closes nothing.
const WITHIN = "(?:<[^<>\\n]*>|`[^`\\n]+`|<(?![^<>\\n]*>)|`(?![^`\\n]+`)|[^\\n<`])";
const mark = (sign) => {
  const opening = `(?<![\\p{L}\\p{N}${sign}])${sign}(?![\\s${sign}])`;
  const closing = `(?<![\\s${sign}])${sign}(?![\\p{L}\\p{N}${sign}])`;
  return new RegExp(`${opening}(${WITHIN}+?)${closing}`, "uy");
};

const RULES = [
  [/<([^<>\n]*)>/uy, ([, inside]) => reference(inside)],
  [/(?<![\p{L}\p{N}`])`([^`\n]+)`(?![\p{L}\p{N}`])/uy, ([, inside]) => ({ kind: "code", text: unmarked(inside) })],
  [mark("\\*"), ([, inside]) => ({ kind: "bold", inside: sentence(inside) })],
  [mark("_"), ([, inside]) => ({ kind: "italic", inside: sentence(inside) })],
  [mark("~"), ([, inside]) => ({ kind: "strike", inside: sentence(inside) })],
  [/(?<![\p{L}\p{N}])https?:\/\/[^\s<>|]*[^\s<>|.,;:!?'")\]*_~]/uy, ([url]) => link(unescaped(url), unescaped(url))],
];
const EMOJI = [/:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/uy, ([, name]) => ({ kind: "emoji", name })];
const ENTITY = [/&(?:amp|lt|gt);/uy, ([entity]) => ({ kind: "text", text: unescaped(entity) })];
const REFERENCES = [RULES[0], EMOJI, ENTITY];

/** The parts of a text: {kind: "lines" | "quote", lines} with a sentence for each line, or {kind: "pre", text}. */
export function paragraphs(text) {
  const parts = text.split(FENCED); // what stands between fences comes at every second place
  return parts.flatMap((part, index) => (index % 2 ? [{ kind: "pre", text: unmarked(part) }] : unfenced(part)));
}

/** The pieces of one line of mrkdwn. */
export function sentence(text) {
  return pieces(text, [...RULES, EMOJI, ENTITY]);
}

/** The pieces of a text in which only references, emoji and entities mean something. */
export function referencesIn(text) {
  return pieces(text, REFERENCES);
}

/** The pieces of a text in which only emoji mean something. */
export function emojiIn(text) {
  return pieces(text, [EMOJI]);
}

/** `&amp;`, `&lt;` and `&gt;` as the characters they stand for. */
export function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function unfenced(text) {
  if (!text) return [];
  const rest = QUOTED_TO_THE_END.exec(text);
  if (!rest) return runs(text.split("\n"));
  const before = text.slice(0, rest.index).replace(/\n$/, "");
  const quote = { kind: "quote", lines: text.slice(rest.index + rest[0].length).split("\n").map(sentence) };
  return [...(before ? runs(before.split("\n")) : []), quote];
}

/** Neighbouring quoted lines make one quote, the others one run of lines. */
function runs(lines) {
  const found = [];
  for (const line of lines) {
    const kind = QUOTED.test(line) ? "quote" : "lines";
    if (found.at(-1)?.kind !== kind) found.push({ kind, lines: [] });
    found.at(-1).lines.push(sentence(line.replace(QUOTED, "")));
  }
  return found;
}

function pieces(text, rules) {
  const found = [];
  for (let at = 0; at < text.length; ) {
    const [piece, length] = pieceAt(text, at, rules);
    if (piece.kind === "text" && found.at(-1)?.kind === "text") found.at(-1).text += piece.text;
    else found.push(piece);
    at += length;
  }
  return found;
}

function pieceAt(text, at, rules) {
  for (const [pattern, read] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const piece = match && read(match);
    if (piece) return [piece, match[0].length];
  }
  const character = String.fromCodePoint(text.codePointAt(at));
  return [{ kind: "text", text: character }, character.length];
}

function reference(inside) {
  const [target, label] = split(inside, "|");
  if (target.startsWith("@")) return { kind: "user", id: target.slice(1), label };
  if (target.startsWith("#")) return { kind: "channel", id: target.slice(1), label };
  if (target.startsWith("!")) return special(target.slice(1), label);
  if (/^[a-z][a-z0-9+.-]*:\S/i.test(target)) return link(unescaped(target), unescaped(label ?? target));
  return null;
}

function special(target, label) {
  const [name, ...rest] = target.split("^");
  if (name === "date") return date(rest, label);
  if (name === "subteam") return { kind: "group", id: rest[0], label };
  return { kind: "broadcast", range: name, label };
}

function date([seconds, format = "", url], label) {
  const known = /^\d+$/.test(seconds ?? "") && format;
  if (!known) return { kind: "text", text: unescaped(label ?? "") };
  return { kind: "date", seconds: Number(seconds), format: unescaped(format), url: url && unescaped(url) };
}

function link(url, label) {
  return { kind: "link", url, label };
}

/** Code shows what was written: of a reference its label or target, of an entity its character. */
function unmarked(text) {
  return unescaped(text.replace(/<(?:[^<>|\n]*\|)?([^<>\n]*)>/g, "$1"));
}

function split(text, at) {
  const index = text.indexOf(at);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
