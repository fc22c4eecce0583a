// Every block element by its type.

import { html } from "../../vendor/preact.js";
import { Picture } from "../blocks/picture.js";
import { Unknown } from "../blocks/unknown.js";
import { Button, FeedbackButtons, IconButton, WorkflowButton } from "./button.js";
import { Checkboxes, RadioButtons } from "./choices.js";
import { DatePicker, DateTimePicker, TimePicker } from "./dates.js";
import { FileInput } from "./files.js";
import { idOf } from "./naming.js";
import { Overflow } from "./overflow.js";
import { RichTextInput } from "./richtext.js";
import { Select } from "./select.js";
import { TextInput } from "./text.js";

const ELEMENTS = {
  button: Button,
  workflow_button: WorkflowButton,
  icon_button: IconButton,
  feedback_buttons: FeedbackButtons,
  overflow: Overflow,
  checkboxes: Checkboxes,
  radio_buttons: RadioButtons,
  datepicker: DatePicker,
  timepicker: TimePicker,
  datetimepicker: DateTimePicker,
  plain_text_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  number_input: TextInput,
  rich_text_input: RichTextInput,
  file_input: FileInput,
  image: ({ element }) => html`<${Picture} image=${element} />`,
};

/**
 * One element of a block. An input block adds its labels (labelledBy, describedBy, invalid, required, optional);
 * `dispatches` says whether using it tells the app at once.
 */
export function Element(field) {
  const { element, block, ctx } = field;
  const Drawn = element.type.endsWith("_select") ? Select : ELEMENTS[element.type];
  if (!Drawn) return html`<${Unknown} kind="An element" type=${element.type} />`;
  return html`<${Drawn}
    key=${`${element.type}-${element.action_id}`}
    id=${idOf(ctx, block, element)}
    ...${field}
  />`;
}
