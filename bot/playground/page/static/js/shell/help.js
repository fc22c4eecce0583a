// A short help: what this page is and the keys it knows.
import { html } from "../../vendor/preact.js";
import { Sheet } from "./sheet.js";
import { SHORTCUTS } from "./keys.js";

export function Help({ close }) {
  return html`<${Sheet} title="How to find your way" close=${close}>
    <p>
      Below the name of the person you act as, everything is drawn as Slack draws it. The rest belongs to the playground: the
      clock, the people, the story, the inspector and the trouble you can cause.
    </p>
    <p>Nobody here is real, and nothing leaves this computer.</p>
    <table class="keys">
      <caption>Keys</caption>
      <tbody>
        ${SHORTCUTS.map(([key, words]) => html`<tr key=${key}><th scope="row"><kbd>${key}</kbd></th><td>${words}</td></tr>`)}
      </tbody>
    </table>
  <//>`;
}
