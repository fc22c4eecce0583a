// The overflow menu: a button with three dots that opens a short menu.

import { html } from "../../vendor/preact.js";
import { Plain } from "../text/mrkdwn.js";
import { usePress } from "./button.js";
import { Icon } from "./icons.js";
import { MenuButton } from "./menu.js";
import { named } from "./naming.js";

export function Overflow(field) {
  const { element, ctx, id } = field;
  const [busy, press] = usePress(field);
  const item = (option) => ({
    label: html`<${Plain} ...${option.text} />`,
    more: option.description && html`<${Plain} ...${option.description} />`,
    pick: () => {
      if (option.url) window.open(option.url, "_blank", "noopener,noreferrer");
      press(option.value);
    },
  });
  const names = named({ ...field, required: false }, "More options");
  return html`<span class="overflow">
    <${MenuButton} id=${id} items=${element.options.map(item)} names=${names} busy=${busy} off=${ctx.readOnly}>
      <${Icon} name="more" />
    <//>
  </span>`;
}
