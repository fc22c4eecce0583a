// Keeps what a person enters: shows it at once, sends it after a pause, and lets no late news overwrite it.

import { useEffect, useLayoutEffect, useMemo, useState } from "../../vendor/preact.js";
import { answerIn, asEntered, same } from "./answers.js";
import { confirmed } from "./confirm.js";

const PAUSE = 250; // milliseconds without typing after which a text is sent

const drafts = new Set();

/** Sends everything typed but not sent yet; rejects if some of it could not be sent. */
export async function flushAll() {
  await Promise.all([...drafts].map((draft) => draft.flush()));
}

/**
 * The answer in an element and the ways to change it.
 * @returns {{answer, busy: boolean, type, choose, send, focus, blur}} `type` sends after a pause, `choose` at once
 */
export function useAnswer({ element, block, ctx, dispatches }, { dispatchesTyping = dispatches } = {}) {
  const stored = answerIn(ctx.values, block.block_id, element);
  const [, redraw] = useState(0);
  const draft = useMemo(() => new Draft(stored, ctx.hash, () => redraw((count) => count + 1)), []);
  draft.dispatches = dispatchesTyping;
  draft.deliver = (answer, dispatch) =>
    ctx.enter({ block_id: block.block_id, action_id: element.action_id, value: asEntered(answer), dispatch });
  useLayoutEffect(() => draft.hear(stored, ctx.hash), [JSON.stringify(stored), ctx.hash]);
  useEffect(() => keep(draft), []);
  return {
    answer: draft.answer,
    busy: draft.underway > 0,
    type: (answer) => draft.type(answer),
    choose: (answer) => choose(draft, answer, { element, ctx, dispatches }),
    send: (how) => draft.flush(how).catch(() => {}),
    focus: () => draft.hold(),
    blur: () => draft.release(),
  };
}

/** Choosing asks first where the element wants that, and then goes out at once. */
async function choose(draft, answer, { element, ctx, dispatches }) {
  if (dispatches && !(await confirmed(element.confirm, ctx))) return draft.redraw();
  draft.type(answer);
  return draft.flush({ dispatch: dispatches }).catch(() => {});
}

function keep(draft) {
  drafts.add(draft);
  return () => {
    drafts.delete(draft);
    draft.flush().catch(() => {});
  };
}

/**
 * One answer between the person and the server. News is put off while the person types or an answer is under way,
 * except when the app drew the view anew (its hash changed) with an answer that did not come from here.
 */
class Draft {
  constructor(answer, hash, redraw) {
    Object.assign(this, { answer, hash, redraw, heard: answer, sent: [], missed: false });
    Object.assign(this, { dirty: false, held: false, underway: 0, timer: 0, last: Promise.resolve() });
  }

  type(answer) {
    Object.assign(this, { answer, dirty: true });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush({ dispatch: this.dispatches }).catch(() => {}), PAUSE);
    this.redraw();
  }

  /** Sends the answer if it is new, or in any case to dispatch it; ends when all that was sent is answered. */
  flush({ dispatch = false } = {}) {
    clearTimeout(this.timer);
    if (this.dirty || dispatch) this.last = this.post(dispatch || this.dispatches);
    return this.last;
  }

  async post(dispatch) {
    const answer = this.answer;
    Object.assign(this, { dirty: false, underway: this.underway + 1 });
    this.sent.push(answer);
    this.redraw();
    try {
      await this.deliver(answer, Boolean(dispatch));
    } catch (problem) {
      this.dirty ||= same(answer, this.answer); // the next flush tries again
      throw problem;
    } finally {
      this.underway -= 1;
      this.redraw();
    }
  }

  hear(answer, hash) {
    const drawnAnew = hash !== this.hash;
    this.hash = hash;
    if (same(answer, this.heard)) return;
    this.heard = answer;
    const echo = this.sent.some((each) => same(each, answer));
    const kept = this.held || this.dirty || this.underway > 0;
    if (!kept || (drawnAnew && !echo)) this.take(answer);
    else this.missed ||= !echo;
  }

  take(answer) {
    clearTimeout(this.timer);
    Object.assign(this, { answer, dirty: false, missed: false, sent: [] });
    this.redraw();
  }

  hold() {
    this.held = true;
  }

  release() {
    this.held = false;
    if (this.dirty) this.flush().catch(() => {});
    else if (this.missed) this.take(this.heard);
  }
}
