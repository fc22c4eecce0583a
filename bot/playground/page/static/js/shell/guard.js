// A fence around what may be too broken to draw, so that the rest of the page stands.
import { Component, html } from "../../vendor/preact.js";

export class Guard extends Component {
  componentDidCatch() {
    this.setState({ broken: true });
  }

  render({ children, words = "This cannot be drawn." }, { broken }) {
    return broken ? html`<p class="quiet">${words}</p>` : children;
  }
}
