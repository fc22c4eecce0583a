// What the bot tried to show and Slack refused: the reason, where in the payload, and the payload as far as it can be drawn.
import { html, useMemo } from "../../vendor/preact.js";
import { Attachments, Blocks, Mrkdwn } from "../blocks/index.js";
import { contextOf } from "./context.js";
import { Guard } from "./guard.js";
import { Icon } from "./icons.js";
import { inspect } from "./panels.js";

export function Refused({ refused, seat, surface }) {
  const { method, error, messages, payload, number } = refused;
  const ctx = useMemo(() => contextOf(seat, { surface, where: {}, spot: `refused-${number}`, readOnly: true }), [seat, number]);
  return html`<article class="refused" aria-label="Refused by Slack">
    <header>
      <${Icon} name="trouble" />
      <p>The bot tried to send this and Slack refused it: <code>${error}</code> <span class="method">(${method})</span></p>
    </header>
    <ul>${(messages ?? []).map((words) => html`<li key=${words}>${words}</li>`)}</ul>
    <div class="refused-payload" inert aria-hidden="true">
      <${Guard} words="The payload is too broken to draw."><${Payload} payload=${payload} ctx=${ctx} /><//>
    </div>
    <button type="button" class="secondary" onClick=${() => inspect(number)}>Look at it in the inspector</button>
  </article>`;
}

function Payload({ payload, ctx }) {
  const view = parsed(payload?.view);
  const { blocks, attachments, text } = view ?? payload ?? {};
  return html`
    ${view?.title?.text && html`<p><b>${view.title.text}</b></p>`}
    ${blocks ? html`<${Blocks} blocks=${parsed(blocks)} ctx=${ctx} />` : text && html`<${Mrkdwn} text=${text} ctx=${ctx} />`}
    ${attachments && html`<${Attachments} attachments=${parsed(attachments)} ctx=${ctx} />`}
  `;
}

// Arguments may arrive as JSON in a form field.
function parsed(value) {
  return typeof value === "string" ? JSON.parse(value) : value;
}
