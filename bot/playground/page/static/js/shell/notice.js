// A small sentence near where something went wrong, or that only this person sees.
import { html } from "../../vendor/preact.js";
import { Icon } from "./icons.js";

export function Notice({ text, dismiss, tone = "trouble", who }) {
  return html`<div class="notice ${tone}" role=${tone === "trouble" ? "alert" : "status"}>
    <${Icon} name=${tone === "trouble" ? "trouble" : "eye"} />
    <p>${who && html`<strong>${who}:</strong> `}${text}</p>
    ${dismiss &&
    html`<button type="button" class="plain" aria-label="Dismiss" onClick=${dismiss}><${Icon} name="close" size=${16} /></button>`}
  </div>`;
}
