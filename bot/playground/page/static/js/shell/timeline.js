// The order of a conversation on the screen: day dividers, runs of one author, replies under their parent.
import { dayInWords, dayKey, instantOf } from "./times.js";

const RUN = 5 * 60; // seconds between two messages of one author that still share a head
const QUIET = /^(channel|group)_(join|leave|topic|purpose|name|archive|unarchive)$/;

/** Turns messages, oldest first, into lines: {kind: "day", words} and {kind: "message", message, heads, replies}. */
export function timeline(messages, now, zone) {
  const present = new Set(messages.map((message) => message.ts));
  const lines = [];
  let before = null;
  let replies = NONE;
  for (const message of messages) {
    if (isReply(message, present)) continue;
    const instant = instantOf(message.ts);
    const newDay = !before || dayKey(instant, zone) !== dayKey(instantOf(before.ts), zone);
    if (newDay) lines.push({ kind: "day", key: `day-${dayKey(instant, zone)}`, words: dayInWords(instant, now, zone) });
    const heads = newDay || replies.length > 0 || !continues(before, message);
    replies = repliesTo(message, messages);
    lines.push({ kind: "message", key: keyOf(message), message, heads, replies });
    before = message;
  }
  return lines;
}

export function keyOf({ ts, refused, ephemeral }) {
  return refused ? `refused-${refused.number}` : `${ts}-${ephemeral ? "seen-by-one" : "seen"}`;
}

export function isNote({ subtype }) {
  return QUIET.test(subtype ?? "");
}

function isReply({ thread_ts: parent, ts, broadcast }, present) {
  return parent && parent !== ts && !broadcast && present.has(parent);
}

function repliesTo({ ts, refused }, messages) {
  if (refused) return NONE;
  const replies = messages.filter((message) => message.thread_ts === ts && message.ts !== ts);
  return replies.length ? replies : NONE;
}

const NONE = [];

function continues(before, message) {
  const plain = [before, message].every((each) => !each.refused && !isNote(each));
  const same = before.author === message.author && before.name === message.name && Boolean(before.ephemeral) === Boolean(message.ephemeral);
  const threaded = before.thread_ts || message.thread_ts;
  return plain && same && !threaded && Number(message.ts) - Number(before.ts) < RUN;
}
