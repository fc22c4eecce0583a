// Where the keyboard's focus goes when a modal opens, while it is open, and after it.
import { useLayoutEffect, useRef } from "../../vendor/preact.js";

const FOCUSABLE = "a[href], button, input, select, textarea, [contenteditable='true'], [tabindex='0']";

/** What asks for the focus, otherwise the first field of a modal's body, otherwise the last button of its foot, otherwise the modal itself. */
export function firstField(dialog) {
  const fields = usable(dialog.querySelector(".modal-body")).filter((each) => !each.matches("a, .modal-body"));
  return fields.find((each) => each.closest("[data-focus-on-load]")) ?? fields[0] ?? usable(dialog.querySelector("footer")).at(-1) ?? dialog;
}

/** Makes Tab go round inside an element. */
export function keepInside(event, element) {
  const fields = usable(element);
  const [first, last] = [fields[0], fields.at(-1)];
  const leaving = event.shiftKey ? [first, element] : [last];
  if (!leaving.includes(document.activeElement)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/** Gives the focus back to where it was before the modals opened, once the last one is closed. */
export function useReturningFocus(pane, open) {
  const opener = useRef(null);
  const wasOpen = useRef(false);
  if (open && !wasOpen.current) opener.current = document.activeElement;
  useLayoutEffect(() => {
    if (!open && wasOpen.current && focusIsLost()) giveBack(opener.current, pane);
    wasOpen.current = open;
  }, [open]);
}

function giveBack(opener, pane) {
  const same = opener?.isConnected ? opener : opener?.id && document.getElementById(opener.id);
  (same || document.getElementById(`${pane}-content`))?.focus();
}

/** Whether nothing has the focus, as after what had it was taken away. */
export function focusIsLost() {
  return !document.activeElement || document.activeElement === document.body;
}

function usable(element) {
  const all = [...(element?.querySelectorAll(FOCUSABLE) ?? [])];
  return all.filter((each) => !each.disabled && each.tabIndex >= 0 && each.checkVisibility());
}
