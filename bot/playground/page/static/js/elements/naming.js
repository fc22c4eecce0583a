// Gives every control the name and description that screen readers speak.

/** Ids that belong to one element on the page. */
export function idOf(ctx, block, element) {
  return `${ctx.idPrefix ?? ""}${block.block_id}-${element.action_id}`.replace(/[^\w-]/g, "_");
}

/** The attributes of a control: named by its label, otherwise by its placeholder, otherwise by what it is. */
export function named({ element, labelledBy, describedBy, invalid, required }, fallback) {
  const name = labelledBy ? { "aria-labelledby": labelledBy } : { "aria-label": element.placeholder?.text ?? fallback };
  return {
    ...name,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": invalid ? "true" : undefined,
    "aria-required": required ? "true" : undefined,
    "data-focus-on-load": element.focus_on_load ? "" : undefined,
  };
}

/** Without `aria-required`, which groups of checkboxes and plain buttons do not know. */
export function namedGroup(field, fallback) {
  const { "aria-required": _, ...names } = named(field, fallback);
  return names;
}
