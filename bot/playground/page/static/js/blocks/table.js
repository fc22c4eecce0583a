// Tables, and data tables that can be sorted and leafed through.

import { html, useState } from "../../vendor/preact.js";
import { Icon } from "../elements/icons.js";
import { Plain } from "../text/mrkdwn.js";
import { RichText } from "../text/richtext.js";

const ROWS_ON_A_PAGE = 5; // Slack's default for page_size

/** Its first row is the heading. */
export function Table({ block, ctx }) {
  const [head, ...rows] = block.rows;
  const look = (column) => block.column_settings?.[column] ?? {};
  const cell = (tag, scope) => (each, column) => html`<${tag}
    scope=${scope}
    class=${look(column).is_wrapped ? "wrapped" : ""}
    style=${{ textAlign: look(column).align ?? aligned(each) }}
  >
    <${Cell} cell=${each} ctx=${ctx} />
  <//>`;
  return html`<div class="scroller" tabindex="0" role="group" aria-label="Table">
    <table>
      <thead><tr>${head.map(cell("th", "col"))}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map(cell("td"))}</tr>`)}</tbody>
    </table>
  </div>`;
}

export function DataTable({ block, ctx }) {
  const [sorting, setSorting] = useState(null); // {column, falling}
  const [page, setPage] = useState(0);
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? ROWS_ON_A_PAGE;
  const pages = Math.ceil(rows.length / size);
  const shown = sorted(rows, sorting).slice(page * size, (page + 1) * size);
  const sort = (column) => {
    setSorting({ column, falling: sorting?.column === column && !sorting.falling });
    setPage(0);
  };
  const named = block.row_header_column_index ?? 0;
  const cell = (each, column) => {
    const Tag = column === named ? "th" : "td";
    return html`<${Tag}
      scope=${column === named ? "row" : undefined}
      class="wrapped"
      style=${{ textAlign: aligned(each) }}
    >
      <${Cell} cell=${each} ctx=${ctx} />
    <//>`;
  };
  return html`<div class="data-table">
    <div class="scroller" tabindex="0" role="group" aria-label=${block.caption}>
      <table>
        <caption dir="auto">${block.caption}</caption>
        <thead>
          <tr>
            ${head.map((each, column) => html`<${Heading}
              cell=${each}
              sorting=${sorting?.column === column ? sorting : null}
              align=${aligned(rows[0][column])}
              onSort=${() => sort(column)}
            />`)}
          </tr>
        </thead>
        <tbody>${shown.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody>
      </table>
    </div>
    ${pages > 1 && html`<${Pages} page=${page} pages=${pages} onTurn=${setPage} />`}
  </div>`;
}

function Heading({ cell, sorting, align, onSort }) {
  const direction = sorting && (sorting.falling ? "descending" : "ascending");
  return html`<th scope="col" aria-sort=${direction ?? "none"} style=${{ textAlign: align }}>
    <button type="button" class="sort" title="Sort" onClick=${onSort}>
      <${Plain} text=${cell.text} />
      <span class=${`sort-mark sort-${direction ?? "none"}`}><${Icon} name="chevron" /></span>
    </button>
  </th>`;
}

function Pages({ page, pages, onTurn }) {
  return html`<div class="pages">
    <button type="button" class="button button-default" disabled=${page === 0} onClick=${() => onTurn(page - 1)}>
      Previous
    </button>
    <span role="status">Page ${page + 1} of ${pages}</span>
    <button
      type="button"
      class="button button-default"
      disabled=${page === pages - 1}
      onClick=${() => onTurn(page + 1)}
    >
      Next
    </button>
  </div>`;
}

function Cell({ cell, ctx }) {
  if (cell.type === "rich_text") return html`<${RichText} value=${cell} ctx=${ctx} />`;
  return html`<${Plain} text=${cell.text} />`;
}

function aligned({ type }) {
  return type === "raw_number" ? "end" : "start";
}

/** Numbers by their value, everything else by its words. */
function sorted(rows, sorting) {
  if (!sorting) return rows;
  const turn = sorting.falling ? -1 : 1;
  return [...rows].sort((one, other) => turn * compared(one[sorting.column], other[sorting.column]));
}

function compared(one, other) {
  if (one.type === "raw_number" && other.type === "raw_number") return one.value - other.value;
  return words(one).localeCompare(words(other), undefined, { numeric: true });
}

function words(part) {
  return part.text ?? (part.elements ?? []).map(words).join("");
}
