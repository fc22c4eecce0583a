// The app's installation in the workspace: how it stands, removing it and installing it again.
import { html, useState } from "../../vendor/preact.js";
import { Sheet } from "./sheet.js";

const STANDINGS = {
  installed: "Installed",
  account_inactive: "The app's account is inactive",
  token_revoked: "Uninstalled: its tokens are revoked",
};

export function Installation({ app, bot, cause }) {
  const [asking, setAsking] = useState(false);
  const uninstall = () => {
    setAsking(false);
    cause("uninstall");
  };
  const ask = html`<button type="button" class="danger" onClick=${() => setAsking(true)}>Uninstall ${bot.name}…</button>`;
  const again = html`<button type="button" class="primary" onClick=${() => cause("reinstall")}>Install ${bot.name} again</button>`;
  return html`
    <section aria-label="The installation">
      <h3>The installation</h3>
      <p>${STANDINGS[app?.standing] ?? "Unknown"} · ${connections(app?.sockets ?? 0)}</p>
      <p class="buttons">${app?.standing === "installed" ? ask : again}</p>
    </section>
    ${asking && html`<${Question} bot=${bot} uninstall=${uninstall} keep=${() => setAsking(false)} />`}
  `;
}

function Question({ bot, uninstall, keep }) {
  return html`<${Sheet} title="Uninstall ${bot.name}?" close=${keep}>
    <p>
      Slack revokes the bot's tokens, as when a workspace admin removes the app. The bot should stop calmly. You can install it
      again here.
    </p>
    <p class="buttons">
      <button type="button" class="secondary" onClick=${keep}>Keep it</button>
      <button type="button" class="danger" onClick=${uninstall}>Uninstall</button>
    </p>
  <//>`;
}

function connections(count) {
  return count === 1 ? "1 open connection" : `${count} open connections`;
}
