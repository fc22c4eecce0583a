// Draws lists of blocks, and what else the page needs of Block Kit.

import { html, useErrorBoundary } from "../../vendor/preact.js";
import { Card, Carousel, Container } from "./cards.js";
import { Chart } from "./chart.js";
import { Actions, Input } from "./forms.js";
import { Image, Video } from "./picture.js";
import { Plan, TaskCard } from "./plan.js";
import { Section } from "./section.js";
import { Alert, Context, Divider, File, Header, MarkdownBlock, Rich } from "./simple.js";
import { DataTable, Table } from "./table.js";
import { Unknown } from "./unknown.js";

export { formatInstant } from "../text/dates.js";
export { Mrkdwn, Plain } from "../text/mrkdwn.js";
export { Attachments } from "./attachments.js";

const BLOCKS = {
  section: Section,
  header: Header,
  context: Context,
  divider: Divider,
  image: Image,
  video: Video,
  markdown: MarkdownBlock,
  rich_text: Rich,
  alert: Alert,
  file: File,
  actions: Actions,
  context_actions: Actions,
  input: Input,
  card: Card,
  carousel: Carousel,
  container: Container,
  task_card: TaskCard,
  plan: Plan,
  table: Table,
  data_table: DataTable,
  data_visualization: Chart,
};

export function Blocks({ blocks, ctx }) {
  return html`<div class="blocks">
    ${(blocks ?? []).map((block, index) => html`<${Block} key=${block.block_id ?? index} block=${block} ctx=${ctx} />`)}
  </div>`;
}

/** A block that cannot be drawn takes nothing else down with it. */
function Block({ block, ctx }) {
  const [problem] = useErrorBoundary();
  const Drawn = BLOCKS[block.type];
  if (problem) return html`<${Unknown}
    type=${block.type}
    problem=${`it could not be drawn (${problem.message})`}
  />`;
  if (!Drawn) return html`<${Unknown} type=${block.type} />`;
  return html`<div class=${`block block-${block.type}`}><${Drawn} block=${block} ctx=${ctx} /></div>`;
}
