// Asks "Are you sure?" in a dialog of its own, before an element with `confirm` acts.
// Source: docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object

import { html, render } from "../../vendor/preact.js";
import { Plain, Text } from "../text/mrkdwn.js";

const DEFAULTS = {
  title: { type: "plain_text", text: "Are you sure?" },
  text: null,
  confirm: { type: "plain_text", text: "Yes" },
  deny: { type: "plain_text", text: "Cancel" },
};

/** Resolves to what the person decided; to true at once where there is nothing to ask. */
export function confirmed(confirm, ctx) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((decide) => {
    const dialog = document.createElement("dialog");
    dialog.className = "confirm";
    dialog.setAttribute("aria-labelledby", "confirm-title");
    dialog.addEventListener("close", () => {
      dialog.remove();
      decide(dialog.returnValue === "yes");
    });
    render(html`<${Question} ...${DEFAULTS} ...${confirm} ctx=${ctx} />`, dialog);
    document.body.append(dialog);
    dialog.showModal();
  });
}

function Question({ title, text, confirm, deny, style, ctx }) {
  return html`<form method="dialog">
    <h2 id="confirm-title" class="confirm-title"><${Plain} text=${title.text} /></h2>
    <div class="confirm-text">${text && html`<${Text} text=${text} ctx=${ctx} />`}</div>
    <div class="confirm-choices">
      <button class="button" value="no"><${Plain} text=${deny.text} /></button>
      <button class=${`button button-${style ?? "primary"}`} value="yes" autofocus>
        <${Plain} text=${confirm.text} />
      </button>
    </div>
  </form>`;
}
