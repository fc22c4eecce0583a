// An agent's progress: task cards, alone or gathered in a plan.

import { html } from "../../vendor/preact.js";
import { Icon } from "../elements/icons.js";
import { Link } from "../text/references.js";
import { RichText } from "../text/richtext.js";

const STATUS = {
  pending: { words: "To do", icon: "circle" },
  in_progress: { words: "Under way", icon: "progress" },
  complete: { words: "Done", icon: "success" },
  error: { words: "Failed", icon: "error" },
};

export function Plan({ block, ctx }) {
  return html`<section class="plan">
    <div class="plan-title" dir="auto">${block.title}</div>
    <div role="list">
      ${(block.tasks ?? []).map((task) => html`<div role="listitem" key=${task.task_id}>
        <${TaskCard} block=${task} ctx=${ctx} />
      </div>`)}
    </div>
  </section>`;
}

export function TaskCard({ block, ctx }) {
  const { words, icon } = STATUS[block.status] ?? STATUS.pending;
  const { details, output, sources } = block;
  const more = (details || output || sources?.length) && html`<div class="task-more">
    ${details && html`<${RichText} value=${details} ctx=${ctx} />`}
    ${output && html`<${RichText} value=${output} ctx=${ctx} />`}
    ${sources?.length > 0 && html`<div class="task-sources">
      ${sources.map(({ url, text }) => html`<${Link} url=${url}>${text}<//>`)}
    </div>`}
  </div>`;
  const title = html`<span class=${`task-status task-${block.status}`}>
      <${Icon} name=${icon} />
      <span class="unseen">${words}: </span>
    </span>
    <span dir="auto">${block.title}</span>`;
  if (!more) return html`<div class="task-card"><div class="task-title">${title}</div></div>`;
  return html`<details class="task-card" open=${block.status === "in_progress"}>
    <summary class="task-title">${title}</summary>
    ${more}
  </details>`;
}
