// Components that are drawn again only when one of their props is another value.
import { Component, html } from "../../vendor/preact.js";

export function still(View) {
  return class Still extends Component {
    shouldComponentUpdate(next) {
      const names = Object.keys({ ...this.props, ...next });
      return names.some((name) => this.props[name] !== next[name]);
    }

    render(props) {
      return html`<${View} ...${props} />`;
    }
  };
}
