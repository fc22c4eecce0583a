// Instants in words, in somebody's time zone; Slack's timestamps as instants.
const formats = new Map();

export function instantOf(ts) {
  return new Date(Number.parseFloat(ts) * 1000);
}

/** "10:04" */
export function hour(instant, zone) {
  return format("hour", zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instant);
}

/** "10:04:31" */
export function second(instant, zone) {
  const exact = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
  return format("second", zone, exact).format(instant);
}

/** "Tue 14 Oct" */
export function shortDay(instant, zone) {
  return format("short", zone, { weekday: "short", day: "numeric", month: "short" }).format(instant).replace(",", "");
}

/** "Tuesday, 14 October 2025" */
export function fullDay(instant, zone) {
  const parts = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  return format("full", zone, parts).format(instant).replace(/^(\w+) /, "$1, ");
}

/** "Today", "Yesterday" or the full day, as somebody in the zone would say it now. */
export function dayInWords(instant, now, zone) {
  const day = dayKey(instant, zone);
  if (day === dayKey(now, zone)) return "Today";
  if (day === dayKey(new Date(now.getTime() - 86_400_000), zone)) return "Yesterday";
  return fullDay(instant, zone);
}

/** "2025-10-14"; the same for two instants on one day in the zone. */
export function dayKey(instant, zone) {
  return format("key", zone, { year: "numeric", month: "2-digit", day: "2-digit" }, "sv-SE").format(instant);
}

/** "New York" for America/New_York. */
export function city(zone) {
  return zone.split("/").at(-1).replaceAll("_", " ");
}

/** "Tuesday, 14 October 2025, 08:04 UTC" */
export function inUtc(instant) {
  return `${fullDay(instant, "UTC")}, ${hour(instant, "UTC")} UTC`;
}

// Making a format costs far more than using it.
function format(name, zone, parts, locale = "en-GB") {
  const key = `${name} ${zone}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { ...parts, timeZone: known(zone) }));
  return formats.get(key);
}

function known(zone) {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return zone;
  } catch {
    return "UTC";
  }
}
