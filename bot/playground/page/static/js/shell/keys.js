// The page's few keyboard shortcuts. None of them works while somebody types, except F6, which types nothing.
import { state } from "../store.js";

export const SHORTCUTS = [
  ["F6", "Go to the next part of the page; Shift F6 goes back"],
  ["Ctrl K", "Act as someone else in the focused pane"],
  ["Esc", "Close the window on top, a list or a drawer"],
  ["?", "Show this help"],
];
const PARTS = ".topbar, .strip, .sidebar, [data-content], .modal:not([inert]), .composer, .panel";

/** Listens until the returned function is called. */
export function watchKeys({ help }) {
  const listen = (event) => pressed(event, help);
  window.addEventListener("keydown", listen);
  return () => window.removeEventListener("keydown", listen);
}

function pressed(event, help) {
  if (event.defaultPrevented) return;
  if (event.key === "F6") return done(event, () => nextPart(event.shiftKey ? -1 : 1));
  if (isTyping(event.target)) return;
  if (event.key === "?") done(event, help);
  if (event.key === "k" && (event.ctrlKey || event.metaKey)) done(event, switchPerson);
}

function done(event, action) {
  event.preventDefault();
  action();
}

function isTyping(element) {
  return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}

function switchPerson() {
  document.getElementById(`${state().focused}-acting`)?.click();
}

function nextPart(step) {
  const parts = [...document.querySelectorAll(PARTS)].filter((part) => firstIn(part));
  const here = parts.findLastIndex((part) => part.contains(document.activeElement));
  firstIn(parts.at((here + step + parts.length) % parts.length))?.focus();
}

function firstIn(part) {
  const focusable = [part, ...part.querySelectorAll("button, a[href], input, select, textarea, [tabindex='0']")];
  return focusable.find((each) => each.tabIndex >= 0 && !each.disabled && !each.closest("[inert]") && each.checkVisibility());
}
