// Shows that something is under way until its promise settles.

import { useRef, useState } from "../../vendor/preact.js";

/**
 * @returns {[boolean, (work: () => Promise) => Promise]} whether work is under way, and a way to begin some; what
 * goes wrong is told by the shell, so here it only ends. Work begun while some is under way is not done.
 */
export function useBusy() {
  const [busy, setBusy] = useState(false);
  const working = useRef(false); // known at once, while a drawing comes a moment later
  const during = async (work) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    try {
      await work();
    } catch {
      return;
    } finally {
      working.current = false;
      setBusy(false);
    }
  };
  return [busy, during];
}
