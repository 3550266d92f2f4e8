// @ts-check
import { Component, html } from './element.js';

/** The first that the keyboard comes to: it leads past the rail and the bar. */
class SkipLink extends Component {
  render() {
    return html`<button class="skip" @click=${() => document.getElementById('main')?.focus()}>Skip to the content</button>`;
  }
}
customElements.define('skip-link', SkipLink);
