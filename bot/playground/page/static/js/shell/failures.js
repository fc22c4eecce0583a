// Slack's own complaints to one person, newest last; older ones step back so that the conversation stays in sight.
import { html } from "../../vendor/preact.js";
import { ask } from "../wire.js";
import { Notice } from "./notice.js";

const SHOWN = 2;

export function Failures({ person, failures }) {
  const dismiss = (numbers) => Promise.all(numbers.map((number) => ask("dismiss", { person, number })));
  const earlier = failures.slice(0, -SHOWN).map(({ number }) => number);
  return html`
    ${earlier.length > 0 && html`<${Earlier} count=${earlier.length} dismiss=${() => dismiss(earlier)} />`}
    ${failures.slice(-SHOWN).map(
      ({ number, text }) => html`<${Notice} key=${number} tone="slack" who="Slack" text=${text} dismiss=${() => dismiss([number])} />`,
    )}
  `;
}

function Earlier({ count, dismiss }) {
  return html`<p class="earlier-failures">
    ${count === 1 ? "1 earlier notice" : `${count} earlier notices`} from Slack${" "}
    <button type="button" class="link" onClick=${dismiss}>Dismiss</button>
  </p>`;
}
