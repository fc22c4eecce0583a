// The rich text input: a small editor that produces a rich_text object.

import { html, useLayoutEffect, useRef, useState } from "../../vendor/preact.js";
import { same } from "./answers.js";
import { Icon } from "./icons.js";
import { named } from "./naming.js";
import { readRichText, richNodes } from "./richdom.js";
import { insertLink, states, toggle } from "./richcommands.js";
import { useAnswer } from "./typing.js";

const TOOLS = [
  { command: "bold", label: "Bold", icon: "bold" },
  { command: "italic", label: "Italic", icon: "italic" },
  { command: "strikeThrough", label: "Strikethrough", icon: "strike" },
  { command: "code", label: "Code", icon: "code" },
  { command: "link", label: "Link", icon: "link" },
  { command: "insertOrderedList", label: "Numbered list", icon: "numbers" },
  { command: "insertUnorderedList", label: "Bulleted list", icon: "bullets" },
];
const KEYS = { b: "bold", i: "italic" }; // with Ctrl or ⌘
const SHIFTED = { x: "strikeThrough", c: "code", u: "link", 7: "insertOrderedList", 8: "insertUnorderedList" };
const LINE = 1.46; // em, as in base.css

export function RichTextInput(field) {
  const { element, ctx, id } = field;
  const { answer, type, focus, blur, busy } = useAnswer(field);
  const [on, setOn] = useState({});
  const [linking, setLinking] = useState(null); // the range to become a link, or null
  const editor = useRef(null);
  const own = useRef(undefined); // the answer that the editor shows
  useLayoutEffect(() => {
    if (same(own.current, answer)) return;
    own.current = answer;
    editor.current.replaceChildren(...richNodes(answer, ctx));
  }, [answer]);
  const changed = () => {
    own.current = readRichText(editor.current);
    type(own.current);
    setOn(states());
  };
  const run = (command) => {
    editor.current.focus();
    if (command === "link") return setLinking(rangeIn(editor.current));
    toggle(command, editor.current);
    return changed();
  };
  const link = (url) => {
    editor.current.focus();
    if (url) insertLink(url, linking);
    setLinking(null);
    changed();
  };
  return html`<div class="rich-input" aria-busy=${busy ? "true" : undefined}>
    <${Toolbar} on=${on} off=${ctx.readOnly} run=${run} editor=${id} />
    ${linking && html`<${LinkForm} id=${`${id}-url`} done=${link} />`}
    <div
      id=${id}
      ref=${editor}
      class=${answer ? "rich-editor" : "rich-editor rich-empty"}
      role="textbox"
      aria-multiline="true"
      ...${named(field, "Text")}
      aria-disabled=${ctx.readOnly ? "true" : undefined}
      contenteditable=${ctx.readOnly ? "false" : "true"}
      dir="auto"
      data-placeholder=${element.placeholder?.text ?? ""}
      style=${{ minHeight: lines(element.min_lines ?? 3), maxHeight: lines(element.max_lines ?? 12) }}
      onInput=${changed}
      onKeyUp=${() => setOn(states())}
      onMouseUp=${() => setOn(states())}
      onKeyDown=${(event) => shortcut(event, run)}
      onPaste=${pastePlain}
      onFocus=${focus}
      onBlur=${blur}
    ></div>
  </div>`;
}

function Toolbar({ on, off, run, editor }) {
  const [at, setAt] = useState(0);
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (at + step + TOOLS.length) % TOOLS.length;
    setAt(next);
    event.currentTarget.children[next].focus();
  };
  return html`<div class="toolbar" role="toolbar" aria-label="Formatting" aria-controls=${editor} onKeyDown=${move}>
    ${TOOLS.map(({ command, label, icon }, index) => html`<button
      type="button"
      class="rich-tool"
      title=${label}
      aria-label=${label}
      aria-pressed=${String(Boolean(on[command]))}
      tabindex=${index === at ? 0 : -1}
      disabled=${off}
      onMouseDown=${(event) => event.preventDefault()}
      onClick=${() => run(command)}
    ><${Icon} name=${icon} /></button>`)}
  </div>`;
}

/** Asks where a link leads to; Enter takes it, Escape leaves everything as it was. */
function LinkForm({ id, done }) {
  const input = useRef(null);
  useLayoutEffect(() => input.current.focus(), []);
  const take = () => done(withScheme(input.current.value.trim()));
  const onKeyDown = (event) => {
    const act = { Enter: take, Escape: () => done(null) }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return html`<div class="link-form">
    <label for=${id}>Link to</label>
    <input id=${id} ref=${input} class="text-input" type="url" placeholder="https://" onKeyDown=${onKeyDown} />
    <button type="button" class="button button-primary" onClick=${take}>Add link</button>
    <button type="button" class="button button-default" onClick=${() => done(null)}>Cancel</button>
  </div>`;
}

function shortcut(event, run) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.code.startsWith("Digit") ? event.code.slice(-1) : event.key.toLowerCase();
  const command = (event.shiftKey ? SHIFTED : KEYS)[key];
  if (!command) return;
  event.preventDefault();
  event.stopPropagation();
  run(command);
}

/** Foreign formatting stays outside. */
function pastePlain(event) {
  event.preventDefault();
  document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
}

function rangeIn(editor) {
  const selection = getSelection();
  if (selection.rangeCount && editor.contains(selection.anchorNode)) return selection.getRangeAt(0).cloneRange();
  const range = document.createRange();
  range.selectNodeContents(editor);
  range.collapse(false);
  return range;
}

function withScheme(url) {
  if (!url || /^(?:https?:\/\/|mailto:)/i.test(url)) return url;
  return `https://${url}`;
}

function lines(count) {
  return `calc(${count * LINE}em + var(--s4))`;
}
