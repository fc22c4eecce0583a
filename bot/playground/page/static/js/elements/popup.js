// Something that opens over the page beside its anchor: in the top layer, so that no scrolling modal cuts it off.

import { useLayoutEffect, useRef } from "../../vendor/preact.js";

const GAP = 4;
const NARROWEST = 220;
const TALLEST = 320;

/** Shows the popup (an element with popover="manual") beside its anchor while `open`. Returns both refs. */
export function usePopup(open) {
  const anchor = useRef(null);
  const popup = useRef(null);
  useLayoutEffect(() => (open ? shown(popup.current, anchor.current) : undefined), [open]);
  return { anchor, popup };
}

function shown(popup, anchor) {
  const follow = () => place(popup, anchor);
  popup.showPopover();
  follow();
  const grown = new ResizeObserver(follow);
  grown.observe(popup);
  grown.observe(anchor);
  addEventListener("scroll", follow, true);
  addEventListener("resize", follow);
  return () => {
    grown.disconnect();
    removeEventListener("scroll", follow, true);
    removeEventListener("resize", follow);
    if (popup.isConnected) popup.hidePopover();
  };
}

/** Below the anchor, or above it where there is more room; never outside of the window. */
function place(popup, anchor) {
  const box = anchor.getBoundingClientRect();
  const below = innerHeight - box.bottom - 2 * GAP;
  const above = box.top - 2 * GAP;
  const wanted = Math.min(popup.scrollHeight, TALLEST);
  const upwards = below < wanted && above > below;
  const width = Math.min(Math.max(box.width, NARROWEST), innerWidth - 2 * GAP);
  Object.assign(popup.style, {
    width: popup.dataset.fit === "content" ? "" : `${width}px`,
    maxHeight: `${Math.max(Math.min(TALLEST, upwards ? above : below), 80)}px`,
    top: upwards ? "" : `${box.bottom + GAP}px`,
    bottom: upwards ? `${innerHeight - box.top + GAP}px` : "",
  });
  const right = innerWidth - popup.offsetWidth - GAP;
  popup.style.left = `${Math.max(GAP, Math.min(leftOf(popup, box), right))}px`;
}

function leftOf(popup, box) {
  return popup.dataset.align === "end" ? box.right - popup.offsetWidth : box.left;
}
