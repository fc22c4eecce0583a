// The story panel: the steps of a mentorship that tick themselves as they really happen.
import { html } from "../../vendor/preact.js";
import { Icon } from "./icons.js";
import { Panel } from "./panel.js";
import { openPanel } from "./panels.js";
import { goThere } from "./panes.js";

export function Story({ state }) {
  const { story, people, hello } = state;
  const next = story.findIndex((step) => !step.done);
  return html`<${Panel} title="Story" kind="story">
    ${next === 0
      ? html`<${Welcome} workspace=${hello.workspace.name} />`
      : html`<p class="lead">Each step ticks itself once it has really happened.</p>`}
    <ol class="steps">
      ${story.map((step, index) => {
        const person = people.get(step.there.person);
        return html`<${Step} key=${step.key} step=${step} number=${index + 1} next=${index === next} person=${person} />`;
      })}
    </ol>
    <div role="status">${next === -1 && story.length > 0 && html`<${Finished} bot=${hello.bot.name} />`}</div>
  <//>`;
}

function Welcome({ workspace }) {
  return html`<div class="welcome">
    <p><b>Welcome to ${workspace}.</b></p>
    <p>
      The company is made up, the bot is the real one. Follow one mentorship from both sides: a few steps, about ten minutes, and
      nothing you could break. Each step ticks itself once it has really happened.
    </p>
  </div>`;
}

// On a small screen the panel lies over the conversation it leads to.
function follow(there) {
  if (matchMedia("(max-width: 820px)").matches) openPanel(null);
  return goThere(there);
}

function Step({ step, number, next, person }) {
  const kind = step.done ? "done" : next ? "next" : "later";
  return html`<li class="step ${kind}" aria-current=${next ? "step" : null}>
    <span class="step-mark" aria-hidden="true">${step.done ? html`<${Icon} name="tick" size=${16} />` : number}</span>
    <div>
      <h3>${step.title}<span class="unseen">${step.done ? " (done)" : " (not done yet)"}</span></h3>
      <p>${step.detail}</p>
      <button type="button" class=${next ? "primary" : "link"} aria-label="Take me there: ${step.title}"
        onClick=${() => follow(step.there)}>Take me there</button>
      ${person && html`<span class="step-who">as ${person.name}</span>`}
    </div>
  </li>`;
}

function Finished({ bot }) {
  return html`<div class="finished">
    <p><b>That was a whole mentorship, from joining to the summary.</b></p>
    <p>Next, see how ${bot} behaves when things go wrong: open Trouble, deactivate the mentor, and move the clock on a week.</p>
  </div>`;
}
