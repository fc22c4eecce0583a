// What stands in an element: read from `state.values`, compared, and put the way the `enter` frame wants it.
// Source: docs.slack.dev/reference/views, "state.values"

// The value's field and the field of the element that it begins with.
const FIELDS = {
  plain_text_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  rich_text_input: ["rich_text_value", "initial_value"],
  static_select: ["selected_option", "initial_option"],
  external_select: ["selected_option", "initial_option"],
  radio_buttons: ["selected_option", "initial_option"],
  multi_static_select: ["selected_options", "initial_options"],
  multi_external_select: ["selected_options", "initial_options"],
  checkboxes: ["selected_options", "initial_options"],
  users_select: ["selected_user", "initial_user"],
  multi_users_select: ["selected_users", "initial_users"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  channels_select: ["selected_channel", "initial_channel"],
  multi_channels_select: ["selected_channels", "initial_channels"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  file_input: ["files", "initial_files"],
};

/** The answer in the surface's state, otherwise the element's initial one, otherwise null. */
export function answerIn(values, blockId, element) {
  const [field, initial] = FIELDS[element.type];
  const state = values?.[blockId]?.[element.action_id];
  return (state ? state[field] : element[initial]) ?? null;
}

/** Options and files travel as their value or id; everything else as it is. */
export function asEntered(answer) {
  if (Array.isArray(answer)) return answer.map(asEntered);
  if (answer?.type === "rich_text") return answer;
  return answer?.value ?? answer?.id ?? answer;
}

export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
