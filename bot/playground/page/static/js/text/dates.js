// Instants as Slack's client writes them in the viewer's zone, and wall-clock times turned back into instants.
// The tokens: docs.slack.dev/messaging/formatting-message-text#date-formatting and the rich text date element.

const DAY = 86_400;
const HALF_A_YEAR = 183; // days; nearer dates go without their year
const SPANS = [["year", 365 * DAY], ["month", 30 * DAY], ["day", DAY], ["hour", 3600], ["minute", 60], ["second", 1]];
const ORDINALS = { one: "st", two: "nd", few: "rd", other: "th" };

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2000, month)).toLocaleString("en", { month: "long", timeZone: "UTC" }),
);
const NUMBERS = ["year", "day", "hour", "minute", "second"];

const ordinalRules = new Intl.PluralRules("en", { type: "ordinal" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const formatters = new Map();

const TOKENS = {
  date_num: (day) => `${day.year}-${two(day.month)}-${two(day.day)}`,
  date_slash: (day) => `${two(day.day)}/${two(day.month)}/${day.year}`,
  date: (day) => `${day.monthName} ${ordinal(day.day)}${yearUnlessNear(day)}`,
  date_short: (day) => `${day.monthName.slice(0, 3)} ${day.day}${yearUnlessNear(day)}`,
  date_long: (day) => `${day.weekday}, ${TOKENS.date(day)}`,
  date_long_full: (day) => `${day.monthName} ${day.day}, ${day.year}`,
  date_pretty: (day) => relativeDay(day) ?? TOKENS.date(day),
  date_short_pretty: (day) => relativeDay(day) ?? TOKENS.date_short(day),
  date_long_pretty: (day) => relativeDay(day) ?? TOKENS.date_long(day),
  day_divider_pretty: (day) => relativeDay(day) ?? dividerDay(day),
  time: (day) => `${day.hour % 12 || 12}:${two(day.minute)} ${half(day)}`,
  time_secs: (day) => `${day.hour % 12 || 12}:${two(day.minute)}:${two(day.second)} ${half(day)}`,
  ago: (day) => ago(day.elapsed),
};

/**
 * An instant in words.
 * @param {number} seconds Unix time
 * @param {string} format text with Slack's tokens, e.g. "{date_short_pretty} at {time}"
 * @param {{zone: string, now: Date}} viewer an IANA zone and the present
 */
export function formatInstant(seconds, format, { zone, now }) {
  const day = { ...wallClock(seconds, zone), today: wallClock(now.getTime() / 1000, zone) };
  day.elapsed = seconds - now.getTime() / 1000;
  return capitalised(format, format.replace(/\{(\w+)\}/g, (token, name) => TOKENS[name]?.(day) ?? token));
}

/** What a clock on the wall shows at an instant, e.g. "2026-03-29T09:30". */
export function localOf(seconds, zone) {
  const at = wallClock(seconds, zone);
  return `${String(at.year).padStart(4, "0")}-${two(at.month)}-${two(at.day)}T${two(at.hour)}:${two(at.minute)}`;
}

/**
 * The instant at which a clock on the wall shows `local`. Of a time that comes twice, when clocks are turned back,
 * the first; a time that is skipped counts on from before the clocks were turned forward.
 */
export function instantOf(local, zone) {
  const wall = Date.parse(`${local}Z`) / 1000;
  const [earlier, later] = [wall - DAY, wall + DAY].map((near) => wall - offsetAt(near, zone));
  const shown = [earlier, later].filter((instant) => localOf(instant, zone) === local.slice(0, 16));
  return shown.length ? Math.min(...shown) : earlier;
}

function offsetAt(seconds, zone) {
  const at = wallClock(seconds, zone);
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) / 1000 - Math.floor(seconds);
}

function wallClock(seconds, zone) {
  const parts = formatter(zone).formatToParts(seconds * 1000);
  const found = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  const [year, day, hour, minute, second] = NUMBERS.map((name) => Number(found[name]));
  const month = MONTHS.indexOf(found.month) + 1;
  const number = Date.UTC(year, month - 1, day) / (DAY * 1000);
  return { year, month, day, hour, minute, second, number, monthName: found.month, weekday: found.weekday };
}

function formatter(zone) {
  if (!formatters.has(zone)) formatters.set(zone, newFormatter(zone));
  return formatters.get(zone);
}

function newFormatter(zone) {
  const style = { weekday: "long", year: "numeric", month: "long", day: "numeric", hourCycle: "h23" };
  const clock = { hour: "numeric", minute: "numeric", second: "numeric" };
  try {
    return new Intl.DateTimeFormat("en-US", { ...style, ...clock, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat("en-US", { ...style, ...clock, timeZone: "UTC" }); // the browser lacks the zone
  }
}

function relativeDay({ number, today }) {
  return { "-1": "yesterday", 0: "today", 1: "tomorrow" }[number - today.number];
}

/** Slack begins a date with a capital when a relative day is its first word. */
function capitalised(format, text) {
  return /^\{\w+_pretty\}/.test(format) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function yearUnlessNear({ number, year, today }) {
  return Math.abs(number - today.number) < HALF_A_YEAR ? "" : `, ${year}`;
}

function dividerDay(day) {
  const text = `${day.weekday}, ${day.monthName} ${ordinal(day.day)}`;
  return day.year === day.today.year ? text : `${text}, ${day.year}`;
}

function ago(elapsed) {
  const [unit, length] = SPANS.find(([, span]) => Math.abs(elapsed) >= span) ?? SPANS.at(-1);
  return relative.format(Math.trunc(elapsed / length), unit);
}

function ordinal(number) {
  return `${number}${ORDINALS[ordinalRules.select(number)]}`;
}

function half({ hour }) {
  return hour < 12 ? "AM" : "PM";
}

function two(number) {
  return String(number).padStart(2, "0");
}
