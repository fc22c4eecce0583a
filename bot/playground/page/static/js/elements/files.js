// The file input: choose or drop files; each is uploaded at once and shown as a chip.

import { html, useRef, useState } from "../../vendor/preact.js";
import { useBusy } from "./busy.js";
import { Icon } from "./icons.js";
import { named } from "./naming.js";
import { useAnswer } from "./typing.js";

const MOST = 10;

export function FileInput(field) {
  const { element, ctx, id } = field;
  const { answer, choose } = useAnswer(field);
  const [uploading, during] = useBusy();
  const [known, setKnown] = useState({}); // the state may name a file by its id alone
  const input = useRef(null);
  const files = (answer ?? []).map((file) => (typeof file === "string" ? (known[file] ?? { id: file }) : file));
  const left = (element.max_files ?? MOST) - files.length;
  const add = (picked) =>
    during(async () => {
      const added = await ctx.upload(picked);
      setKnown((before) => ({ ...before, ...Object.fromEntries(added.map((file) => [file.id, file])) }));
      await choose([...files, ...added].slice(0, element.max_files ?? MOST));
    });
  const remove = (file) => {
    input.current.focus();
    return choose(files.filter((each) => each.id !== file.id));
  };
  const off = ctx.readOnly || uploading || left <= 0;
  return html`<div
    class="file-drop"
    aria-busy=${uploading ? "true" : undefined}
    onDragOver=${(event) => event.preventDefault()}
    onDrop=${(event) => dropped(event, off, add)}
  >
    ${files.map((file) => html`<${File}
      key=${file.id}
      file=${file}
      off=${ctx.readOnly}
      onRemove=${() => remove(file)}
    />`)}
    <input
      type="file"
      id=${id}
      ref=${input}
      class="unseen"
      ...${named(field, "Choose files")}
      accept=${element.filetypes?.map((type) => `.${type}`).join(",")}
      multiple=${(element.max_files ?? MOST) > 1}
      disabled=${off}
      onChange=${({ target }) => add(target.files).then(() => (target.value = ""))}
    />
    <label for=${id} class="button button-default file-choose">${uploading ? "Uploading…" : said(left)}</label>
  </div>`;
}

function said(left) {
  if (left <= 0) return "No more files fit";
  return left === 1 ? "Choose a file" : "Choose files";
}

function dropped(event, off, add) {
  event.preventDefault();
  if (!off && event.dataTransfer.files.length) add(event.dataTransfer.files);
}

function File({ file, off, onRemove }) {
  const size = file.size === undefined ? "" : `${Math.max(1, Math.round(file.size / 1024))} kB`;
  return html`<span class="chip">
    <${Icon} name="file" />
    <span class="chip-text">${file.name ?? file.id}</span>
    ${size && html`<span class="chip-more">${size}</span>`}
    <button
      type="button"
      class="chip-remove"
      aria-label=${`Remove ${file.name ?? file.id}`}
      disabled=${off}
      onClick=${onRemove}
    >
      <${Icon} name="close" />
    </button>
  </span>`;
}
