// Radio buttons and checkboxes: options in plain sight. Only these two may hold mrkdwn.

import { html } from "../../vendor/preact.js";
import { Text } from "../text/mrkdwn.js";
import { namedGroup, named } from "./naming.js";
import { useAnswer } from "./typing.js";

export function RadioButtons(field) {
  const { element, id } = field;
  const { answer, choose, busy } = useAnswer(field);
  const one = (option) => html`<${Choice}
    field=${field}
    option=${option}
    kind="radio"
    name=${id}
    checked=${answer?.value === option.value}
    onChange=${() => choose(option)}
  />`;
  return html`<div
    role="radiogroup"
    class="choices"
    ...${named(field, "Options")}
    aria-busy=${busy ? "true" : undefined}
  >
    ${element.options.map(one)}
  </div>`;
}

export function Checkboxes(field) {
  const { element } = field;
  const { answer, choose, busy } = useAnswer(field);
  const chosen = new Set((answer ?? []).map(({ value }) => value));
  const toggle = ({ value }) => {
    chosen.delete(value) || chosen.add(value);
    return choose(element.options.filter((option) => chosen.has(option.value)));
  };
  const one = (option) => html`<${Choice}
    field=${field}
    option=${option}
    kind="checkbox"
    checked=${chosen.has(option.value)}
    onChange=${() => toggle(option)}
  />`;
  return html`<div
    role="group"
    class="choices"
    ...${namedGroup(field, "Options")}
    aria-busy=${busy ? "true" : undefined}
  >
    ${element.options.map(one)}
  </div>`;
}

/** The box shows the answer and nothing else: a click that is not confirmed leaves it as it was. */
function Choice({ field, option, kind, name, checked, onChange }) {
  const { ctx, element } = field;
  const id = `${field.id}-${element.options.indexOf(option)}`;
  const change = (event) => {
    event.target.checked = checked;
    onChange();
  };
  return html`<div class="choice">
    <input
      type=${kind}
      id=${id}
      name=${name}
      checked=${checked}
      disabled=${ctx.readOnly}
      onChange=${change}
      aria-describedby=${option.description ? `${id}-more` : undefined}
    />
    <div>
      <label for=${id}><${Text} text=${option.text} ctx=${ctx} /></label>
      ${option.description && html`<div class="option-description" id=${`${id}-more`}>
        <${Text} text=${option.description} ctx=${ctx} />
      </div>`}
    </div>
  </div>`;
}
