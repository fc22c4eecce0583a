// Shows that something is under way until its promise settles.

import { useState } from "../../vendor/preact.js";

/**
 * @returns {[boolean, (work: () => Promise) => Promise]} whether work is under way, and a way to begin some; what
 * goes wrong is told by the shell, so here it only ends.
 */
export function useBusy() {
  const [busy, setBusy] = useState(false);
  const during = async (work) => {
    setBusy(true);
    try {
      await work();
    } catch {
      return;
    } finally {
      setBusy(false);
    }
  };
  return [busy, during];
}
