// Dates and times, with the browser's own pickers. Half-typed dates are not answers yet.

import { html, useState } from "../../vendor/preact.js";
import { instantOf, localOf } from "../text/dates.js";
import { named } from "./naming.js";
import { useAnswer } from "./typing.js";

const FIRST_YEAR = "1900"; // a year still being typed comes in as 0002 or 0020
const asIs = (text) => text;

export function DatePicker(field) {
  return html`<${Picker} field=${field} kind="date" fallback="Date" read=${asIs} write=${asIs} />`;
}

export function TimePicker(field) {
  const read = (text) => text.slice(0, 5);
  const zone = field.element.timezone && html`<span class="zone">
    ${field.element.timezone.replaceAll("_", " ")}
  </span>`;
  return html`<${Picker} field=${field} kind="time" fallback="Time" read=${read} write=${asIs} after=${zone} />`;
}

/** Shown and typed in the viewer's zone, kept as Unix seconds. */
export function DateTimePicker(field) {
  const { zone } = field.ctx;
  const read = (text) => instantOf(text, zone);
  const write = (seconds) => localOf(seconds, zone);
  return html`<${Picker}
    field=${field}
    kind="datetime-local"
    fallback="Date and time"
    read=${read}
    write=${write}
  />`;
}

function Picker({ field, kind, fallback, read, write, after }) {
  const { element, ctx, id } = field;
  const { answer, type, focus, blur, busy } = useAnswer(field);
  const [halfTyped, setHalfTyped] = useState(null);
  const onInput = ({ target: { value } }) => {
    const whole = kind === "time" || !value || value >= FIRST_YEAR;
    setHalfTyped(whole ? null : value);
    if (whole) type(value ? read(value) : null);
  };
  const shown = answer === null ? "" : write(answer);
  return html`<div class="picker">
    <input
      type=${kind}
      id=${id}
      class="text-input"
      ...${named(field, fallback)}
      value=${halfTyped ?? shown}
      disabled=${ctx.readOnly}
      aria-busy=${busy ? "true" : undefined}
      onInput=${onInput}
      onFocus=${focus}
      onBlur=${blur}
    />
    ${after}
  </div>`;
}
