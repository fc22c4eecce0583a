// What the editor's toolbar does to the selection. Browsers know every command but code, which is done by hand.

const KNOWN = ["bold", "italic", "strikeThrough", "insertOrderedList", "insertUnorderedList"];
const NOTHING = "\u200b"; // an empty <code> would lose the caret

/** Which of the commands hold where the caret is. */
export function states() {
  const known = KNOWN.map((command) => [command, document.queryCommandState(command)]);
  return Object.fromEntries([...known, ["code", Boolean(around("code"))], ["link", Boolean(around("a"))]]);
}

export function toggle(command, editor) {
  if (command === "code") toggleCode(editor);
  else document.execCommand(command);
}

/** Links the range, or inserts the address itself where nothing is selected. */
export function insertLink(url, range) {
  const link = document.createElement("a");
  link.setAttribute("href", url);
  link.append(range.collapsed ? url : range.extractContents());
  range.insertNode(link);
  caretAfter(link);
}

function toggleCode(editor) {
  const code = around("code");
  const selection = getSelection();
  if (code && selection.isCollapsed) caretAfter(code);
  else if (code) code.replaceWith(...code.childNodes);
  else if (editor.contains(selection.anchorNode)) wrap(selection);
}

function wrap(selection) {
  const range = selection.getRangeAt(0);
  const code = document.createElement("code");
  code.append(range.collapsed ? NOTHING : range.toString());
  range.deleteContents();
  range.insertNode(code);
  selection.selectAllChildren(code);
  selection.collapseToEnd();
}

/** Typing goes on outside of the node. */
function caretAfter(node) {
  const after = document.createTextNode(NOTHING);
  node.after(after);
  getSelection().collapse(after, 1);
}

function around(tag) {
  const node = getSelection().anchorNode;
  const found = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(tag);
  return found?.closest("[contenteditable=true]") ? found : null;
}
