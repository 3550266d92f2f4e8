// @ts-check
import { contact } from '../api.js';
import { duration } from '../format.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';

/** What is told each second is stale after that. */
const STALE_MILLIS = 3000;

/** How old that is which is shown of a run that goes on. */
class DataAge extends Component {
  connectedCallback() {
    super.connectedCallback();
    setInterval(() => store.busy && this.update(), 500);
  }

  render() {
    if (!store.busy) return nothing;
    const age = Date.now() - contact.toldAt;
    this.classList.toggle('old', age > STALE_MILLIS);
    return html`<span class="soft" title="age of the latest data of this run">${age < 1500 ? 'now' : `${duration(age / 1000)} old`}</span>`;
  }
}
customElements.define('data-age', DataAge);
