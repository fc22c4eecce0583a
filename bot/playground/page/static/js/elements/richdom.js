// Between the editor's DOM and rich_text: builds nodes from a value and reads a value back from what was typed.

import { emojiNamed } from "../text/emoji.js";
import { emojiIn } from "../text/grammar.js";

const STYLES = {
  ...{ B: "bold", STRONG: "bold", I: "italic", EM: "italic", U: "underline" },
  ...{ S: "strike", STRIKE: "strike", DEL: "strike", CODE: "code" },
};
const TAGS = { code: "code", underline: "u", strike: "s", italic: "i", bold: "b" };
const LINES = new Set(["DIV", "P"]);
const NOTHING = /\u200b/g; // keeps the caret inside an empty <code>

/** The value of an editor, or null if nothing is written in it. */
export function readRichText(root) {
  const reader = new Reader();
  reader.readInto(root, {});
  reader.endSection();
  return reader.parts.length ? { type: "rich_text", elements: reader.parts } : null;
}

/** The nodes in which an editor shows a value. */
export function richNodes(value, ctx) {
  return (value?.elements ?? []).flatMap((part) => partNodes(part, ctx));
}

class Reader {
  parts = [];
  pieces = [];
  begun = false; // the section has a line, be it an empty one
  lineEnded = false; // a block element ended; what follows stands on a new line

  readInto(node, style) {
    for (const child of node.childNodes) this.read(child, style);
  }

  read(node, style) {
    if (node.nodeType === Node.TEXT_NODE) this.write(node.data.replace(NOTHING, ""), style);
    else if (node.nodeName === "BR") this.readBreak(node, style);
    else if (node.dataset?.piece) this.add(JSON.parse(node.dataset.piece));
    else if (node.nodeName === "A") this.add(linkPiece(node, style));
    else if (LINES.has(node.nodeName)) this.readLine(node, style);
    else if (node.nodeName === "UL" || node.nodeName === "OL") this.readList(node, 0);
    else if (node.nodeName === "BLOCKQUOTE") this.readPart("rich_text_quote", node);
    else if (node.nodeName === "PRE") this.readPart("rich_text_preformatted", node);
    else this.readInto(node, withStyle(style, STYLES[node.nodeName]));
  }

  /** A break at the end of a line only keeps the line open. */
  readBreak(node, style) {
    if (node.nextSibling) this.write("\n", style);
    else this.begun = true;
  }

  readLine(node, style) {
    if (this.begun) this.pieces.push(textPiece("\n", {}));
    Object.assign(this, { begun: true, lineEnded: false });
    this.readInto(node, style);
    this.lineEnded = true;
  }

  readList(node, indent) {
    this.endSection();
    const style = node.nodeName === "OL" ? "ordered" : "bullet";
    let items = [];
    const end = () => {
      if (items.length) this.parts.push({ type: "rich_text_list", style, indent, elements: items });
      items = [];
    };
    for (const child of node.children) {
      if (child.nodeName !== "LI") {
        end();
        this.readList(child, indent + 1);
      } else items.push({ type: "rich_text_section", elements: piecesOf(child) });
    }
    end();
  }

  readPart(type, node) {
    this.endSection();
    this.parts.push({ type, elements: piecesOf(node) });
  }

  write(text, style) {
    if (!text) return;
    for (const piece of style.code ? [{ kind: "text", text }] : emojiIn(text)) {
      const known = piece.kind === "emoji" && emojiNamed(piece.name);
      this.add(known ? { type: "emoji", name: piece.name } : textPiece(piece.text ?? `:${piece.name}:`, style));
    }
  }

  add(piece) {
    if (this.lineEnded) this.pieces.push(textPiece("\n", {}));
    Object.assign(this, { begun: true, lineEnded: false });
    this.pieces.push(piece);
  }

  endSection() {
    const elements = withoutLastBreak(merged(this.pieces));
    const written = elements.some((piece) => piece.type !== "text" || piece.text.trim());
    if (written) this.parts.push({ type: "rich_text_section", elements });
    Object.assign(this, { pieces: [], begun: false, lineEnded: false });
  }
}

function piecesOf(node) {
  const reader = new Reader();
  reader.readInto(node, {});
  return merged(reader.pieces);
}

/** Neighbouring texts of one style become one. */
function merged(pieces) {
  const found = [];
  for (const piece of pieces) {
    const before = found.at(-1);
    const texts = before?.type === "text" && piece.type === "text";
    const joins = texts && JSON.stringify(before.style) === JSON.stringify(piece.style);
    if (joins) before.text += piece.text;
    else found.push({ ...piece });
  }
  return found;
}

/** The line that a following list stands in is not one of the text's. */
function withoutLastBreak(pieces) {
  const last = pieces.at(-1);
  if (last?.type !== "text" || !last.text.endsWith("\n")) return pieces;
  const text = last.text.replace(/\n+$/, "");
  return text ? [...pieces.slice(0, -1), { ...last, text }] : pieces.slice(0, -1);
}

function textPiece(text, style) {
  return Object.keys(style).length ? { type: "text", text, style } : { type: "text", text };
}

function linkPiece(node, style) {
  const link = { type: "link", url: node.getAttribute("href"), text: node.textContent };
  return Object.keys(style).length ? { ...link, style } : link;
}

function withStyle(style, name) {
  return name ? { ...style, [name]: true } : style;
}

function partNodes(part, ctx) {
  if (part.type === "rich_text_list") return [listNode(part, ctx)];
  if (part.type === "rich_text_quote") return [element("blockquote", pieceNodes(part, ctx))];
  if (part.type === "rich_text_preformatted") return [element("pre", pieceNodes(part, ctx))];
  return lineNodes(part, ctx);
}

function listNode({ style, elements, indent = 0 }, ctx) {
  const tag = style === "ordered" ? "ol" : "ul";
  const list = element(tag, elements.map((item) => element("li", pieceNodes(item, ctx))));
  return Array.from({ length: indent }).reduce((inner) => element(tag, [inner]), list);
}

/** One <div> for each line, as the browser makes them while a person types. */
function lineNodes(section, ctx) {
  const lines = [[]];
  for (const piece of section.elements) {
    const texts = piece.type === "text" ? piece.text.split("\n") : [null];
    texts.forEach((text, index) => {
      if (index) lines.push([]);
      if (text !== "") lines.at(-1).push(pieceNode(text === null ? piece : { ...piece, text }, ctx));
    });
  }
  return lines.map((nodes) => element("div", nodes.length ? nodes : [document.createElement("br")]));
}

function pieceNodes({ elements }, ctx) {
  return elements.map((piece) => pieceNode(piece, ctx));
}

function pieceNode(piece, ctx) {
  if (piece.type === "text") return styled(piece.style, document.createTextNode(piece.text));
  if (piece.type === "link") return styled(piece.style, linkNode(piece));
  return fixedNode(piece, ctx);
}

function linkNode({ url, text }) {
  const link = element("a", [text || url]);
  link.setAttribute("href", url);
  return link;
}

/** What the editor cannot change, such as a mention, stays whole. */
function fixedNode(piece, ctx) {
  const node = element("span", [spoken(piece, ctx)]);
  node.dataset.piece = JSON.stringify(piece);
  node.contentEditable = "false";
  return node;
}

function spoken({ type, name, user_id: person, channel_id: channel, usergroup_id: group, ...rest }, ctx) {
  if (type === "emoji") return emojiNamed(name) ?? `:${name}:`;
  if (channel) return `#${ctx.channels?.get(channel)?.name ?? channel}`;
  const whom = ctx.people?.get(person)?.name ?? person ?? group ?? rest.range;
  return whom ? `@${whom}` : (rest.fallback ?? rest.value ?? type);
}

function styled(style = {}, node) {
  return Object.entries(TAGS).reduce((inside, [name, tag]) => (style[name] ? element(tag, [inside]) : inside), node);
}

function element(tag, children) {
  const node = document.createElement(tag);
  node.append(...children);
  return node;
}
