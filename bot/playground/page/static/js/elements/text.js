// Fields to type in: text, numbers, e-mail addresses and URLs.

import { html } from "../../vendor/preact.js";
import { withEmoji } from "../text/emoji.js";
import { named } from "./naming.js";
import { useAnswer } from "./typing.js";

const LONGEST = 3000;
const NEAR = 0.8; // of the longest length: from here on the counter shows

const KINDS = {
  plain_text_input: { type: "text" },
  email_text_input: { type: "email", inputmode: "email", autocomplete: "email" },
  url_text_input: { type: "url", inputmode: "url", autocomplete: "url", fallback: "https://" },
  number_input: { type: "text", inputmode: "decimal" }, // not type=number, which hides from the page what is no number
};

export function TextInput(field) {
  const { element, ctx, id, describedBy } = field;
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const { answer, type, send, focus, blur, busy } = useAnswer(field, {
    dispatchesTyping: field.dispatches && triggers.includes("on_character_entered"),
  });
  const { fallback, ...kind } = KINDS[element.type];
  const text = answer ?? "";
  const count = counted(element, text);
  const common = {
    id,
    ...named({ ...field, describedBy: [describedBy, count && `${id}-count`].filter(Boolean).join(" ") }, "Text"),
    class: "text-input",
    dir: "auto",
    value: text,
    placeholder: withEmoji(element.placeholder?.text ?? fallback ?? ""),
    disabled: ctx.readOnly,
    "aria-busy": busy ? "true" : undefined,
    onInput: (event) => type(event.target.value || null),
    onFocus: focus,
    onBlur: blur,
  };
  const dispatchesEnter = field.dispatches && triggers.includes("on_enter_pressed");
  const onKeyDown = (event) => {
    if (event.key !== "Enter" || event.isComposing || !dispatchesEnter) return;
    event.preventDefault();
    send({ dispatch: true });
  };
  const box = element.multiline
    ? html`<textarea ...${common} rows="4"></textarea>`
    : html`<input ...${kind} ...${common} onKeyDown=${onKeyDown} />`;
  return html`<div class="typed">
    ${box}
    ${count && html`<div class="letters" id=${`${id}-count`}>${count}</div>`}
  </div>`;
}

/** How much more is needed or left, near the limits only. */
function counted({ type, min_length: least = 0, max_length: most = LONGEST }, text) {
  if (type !== "plain_text_input") return null;
  if (text.length > most) return `${text.length - most} too many`;
  if (text.length >= most * NEAR) return `${most - text.length} left`;
  if (text && text.length < least) return `${least - text.length} more needed`;
  return null;
}
