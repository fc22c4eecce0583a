// The app's Home tab as one person sees it.
import { html, useMemo } from "../../vendor/preact.js";
import { Blocks } from "../blocks/index.js";
import { contextOf } from "./context.js";
import { Guard } from "./guard.js";
import { Notice } from "./notice.js";
import { Refused } from "./refused.js";

export function Home({ seat, home, trouble }) {
  return html`<div id="${seat.pane}-content" data-content class="home" role="region" aria-label="Home" tabindex="0">
    <div class="home-inner">
      ${home?.view && html`<${HomeView} key=${home.view.id} seat=${seat} view=${home.view} trouble=${trouble} />`}
      ${!home?.view && html`<${Empty} seat=${seat} />`}
      ${(home?.refused ?? []).map((refused) => html`<${Refused} key=${refused.number} refused=${refused} seat=${seat} surface="home" />`)}
    </div>
  </div>`;
}

function HomeView({ seat, view, trouble }) {
  const ctx = useMemo(() => contextOf(seat, detailsOf(view)), [seat, view]);
  return html`
    <${Guard} words="This Home tab cannot be drawn."><${Blocks} blocks=${view.blocks} ctx=${ctx} /><//>
    ${trouble?.spot === view.id && html`<${Notice} text=${trouble.text} />`}
  `;
}

function detailsOf({ id, hash, values, errors }) {
  return { surface: "home", where: { view: id }, spot: id, hash, values, errors };
}

function Empty({ seat }) {
  return html`<p class="empty">${seat.bot.name} has not shown ${seat.person.name} a Home tab yet.</p>`;
}
