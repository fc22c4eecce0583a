// How an exchange between the bot and Slack went, in a word or two.
import { html } from "../../vendor/preact.js";

export const DIRECTIONS = { to_slack: "Bot to Slack", to_app: "Slack to bot" };
export const VERDICTS = ["ok", "refused", "late", "under way", "failed"];

export function Verdict({ verdict, error }) {
  return html`<span class="verdict" data-verdict=${verdict}>${error ? `${verdict}: ${error}` : verdict}</span>`;
}

export function latency({ latency_ms: taken }) {
  return taken === null || taken === undefined ? "" : `${Math.round(taken)} ms`;
}
