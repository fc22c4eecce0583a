// The playground's own bar: whose workspace this is, the clock, the panes, the theme and the panels.
import { html, useState } from "../../vendor/preact.js";
import { applyTheme, nextTheme, theme } from "../settings.js";
import { Clock } from "./clock.js";
import { Icon } from "./icons.js";
import { togglePanel } from "./panels.js";
import { showPanes } from "./panes.js";

export function TopBar({ state, help }) {
  const { hello, people, panes, focused } = state;
  const person = people.get(panes.find(({ key }) => key === focused).person);
  return html`<header class="topbar">
    <div class="brand">
      <img src="/page/static/mark.svg" alt="" />
      <h1>${hello.workspace.name}<span>Playground</span></h1>
    </div>
    <${Clock} clock=${state.clock} person=${person} />
    <div class="tools">
      <${PaneSwitch} count=${panes.length} />
      <${ThemeSwitch} />
      <button type="button" class="square" aria-label="Help" title="Help" onClick=${help}><${Icon} name="help" /></button>
      <${PanelButtons} open=${state.panel} story=${state.story} app=${state.app} />
    </div>
  </header>`;
}

function PaneSwitch({ count }) {
  const button = (wanted, icon, name, words) => html`<button type="button" aria-pressed=${count === wanted} aria-label=${name}
    title=${words} onClick=${() => showPanes(wanted)}><${Icon} name=${icon} /></button>`;
  return html`<div class="switch wide-only" role="group" aria-label="Panes">
    ${button(1, "one", "One pane", "One person")} ${button(2, "two", "Two panes", "Two people side by side")}
  </div>`;
}

const THEME_WORDS = { auto: "follows your system", light: "light", dark: "dark" };

function ThemeSwitch() {
  const [chosen, choose] = useState(theme());
  const words = `Theme: ${THEME_WORDS[chosen]}`;
  const turn = () => {
    const next = nextTheme();
    applyTheme(next);
    choose(next);
  };
  return html`<button type="button" class="square" aria-label=${words} title=${words} onClick=${turn}><${Icon} name=${chosen} /></button>`;
}

function PanelButtons({ open, story, app }) {
  const done = (story ?? []).filter((step) => step.done).length;
  const faults = (app?.faults ?? []).length;
  return html`<div class="switch" role="group" aria-label="Panels">
    <${PanelButton} name="story" open=${open} words="Story" count="${done}/${story.length}" says="${done} of ${story.length} steps done" />
    <${PanelButton} name="inspector" open=${open} words="Inspector" />
    <${PanelButton} name="trouble" open=${open} words="Trouble" count=${faults || null} says="${faults} waiting to happen" />
  </div>`;
}

function PanelButton({ name, open, words, count, says }) {
  const isOpen = open === name;
  return html`<button id="open-${name}" type="button" aria-expanded=${isOpen} aria-controls=${isOpen ? "panel" : null}
    onClick=${() => togglePanel(name)}>
    <${Icon} name=${name} size=${16} /><span class="button-words">${words}</span>
    ${count && html`<span class="count"><span aria-hidden="true">${count}</span><span class="unseen">, ${says}</span></span>`}
  </button>`;
}
