// The modals of one person above their pane: up to three, each showing a slice of the one behind, the top one in use.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../../vendor/preact.js";
import { Blocks } from "../blocks/index.js";
import { flushAll } from "../elements/typing.js";
import { Complaints } from "./complaints.js";
import { contextOf } from "./context.js";
import { firstField, focusIsLost, keepInside, useReturningFocus } from "./focus.js";
import { Guard } from "./guard.js";
import { Icon } from "./icons.js";
import { Notice } from "./notice.js";

export function Modals({ seat, sight, views, focused, trouble }) {
  useReturningFocus(seat.pane, views.length > 0);
  const since = useLatestAtOpening(sight?.failures, views.length > 0);
  if (!views.length) return null;
  return html`<div class="modals">
    ${views.map((view, index) => {
      const depth = views.length - 1 - index;
      const words = trouble?.spot === view.id ? trouble.text : null;
      return html`<${Modal} key=${view.id} ...${{ seat, view, depth, focused }} pushed=${index > 0} trouble=${words}>
        ${depth === 0 && html`<${Complaints} seat=${seat} sight=${sight} since=${since} />`}
      <//>`;
    })}
  </div>`;
}

/** The number of the newest complaint when the first window opened: older ones have nothing to do with it. */
function useLatestAtOpening(failures, open) {
  const latest = useRef(null);
  if (!open) latest.current = null;
  else latest.current ??= failures?.at(-1)?.number ?? -1;
  return latest.current;
}

function Modal({ seat, view, depth, pushed, focused, trouble, children }) {
  const { act, person } = seat;
  const dialog = useRef(null);
  const [working, setWorking] = useState(false);
  const ctx = useMemo(() => contextOf(seat, detailsOf(view)), [seat, view]);
  const top = depth === 0;
  useFocusIn(dialog, top && focused, view);
  useFocusOnErrors(dialog, view.errors);
  const leave = (name) => async () => {
    await flushed();
    await act(name, { view: view.id }, view.id);
  };
  const submit = async () => {
    if (working) return;
    setWorking(true);
    if (await flushed()) await act("submit", { view: view.id }, view.id);
    setWorking(false);
  };
  const closeAll = pushed ? () => act("close_all", {}, view.id) : leave("close");
  const title = `${seat.pane}-${view.id}-title`;
  return html`<dialog ref=${dialog} class="modal" open inert=${!top} data-depth=${depth} tabindex="-1"
    aria-modal="true" aria-labelledby=${title} aria-busy=${working} onKeyDown=${(event) => keyed(event, dialog.current, leave("close"))}>
    <header>
      ${pushed && html`<button type="button" class="plain" aria-label="Back" onClick=${leave("close")}><${Icon} name="back" /></button>`}
      <h2 id=${title}>${view.title}</h2>
      <button type="button" class="plain" aria-label="Close window" onClick=${closeAll}><${Icon} name="close" /></button>
    </header>
    <form class="modal-body" novalidate tabindex="0" aria-labelledby=${title} onSubmit=${(event) => event.preventDefault()}>
      <${Guard} words="This window cannot be drawn."><${Blocks} blocks=${view.blocks} ctx=${ctx} /><//>
    </form>
    <div class="modal-notices">${trouble && html`<${Notice} text=${trouble} />`}${children}</div>
    <footer>
      <${FootButtons} view=${view} working=${working} leave=${leave("close")} submit=${submit} />
    </footer>
    <span class="unseen">${person.name} sees this window.</span>
  </dialog>`;
}

function FootButtons({ view, working, leave, submit }) {
  return html`
    ${(view.close || view.submit) && html`<button type="button" class="secondary" onClick=${leave}>${view.close || "Cancel"}</button>`}
    ${view.submit &&
    html`<button type="button" class="primary" aria-busy=${working} aria-disabled=${working} onClick=${submit}>
      ${working ? "Working…" : view.submit}
    </button>`}
  `;
}

/** Whether everything typed has reached the server; where it has not, the field's own notice says why. */
function flushed() {
  return flushAll().then(() => true, () => false);
}

function detailsOf({ id, hash, values, errors }) {
  return { surface: "modal", where: { view: id }, spot: id, hash, values, errors };
}

function keyed(event, dialog, close) {
  if (event.defaultPrevented) return;
  if (event.key === "Tab") keepInside(event, dialog);
  if (event.key !== "Escape") return;
  event.preventDefault();
  close();
}

/**
 * The focus goes into a modal as it opens, and back into it when what had the focus is gone from its new content.
 *
 * Whoever comes from the other pane by pressing a button further down finds it where it was, and not the page's top.
 */
function useFocusIn(dialog, wanted, { id, hash }) {
  useLayoutEffect(() => {
    if (!wanted || dialog.current.contains(document.activeElement)) return;
    const preventScroll = dialog.current.querySelector(".modal-body").scrollTop > 0;
    firstField(dialog.current).focus({ preventScroll });
  }, [wanted, id]);
  useLayoutEffect(() => {
    if (wanted && focusIsLost()) firstField(dialog.current).focus();
  }, [hash]);
}

function useFocusOnErrors(dialog, errors) {
  const count = Object.keys(errors ?? {}).length;
  useEffect(() => {
    if (count) dialog.current.querySelector("[aria-invalid='true']")?.focus();
  }, [errors]);
}
