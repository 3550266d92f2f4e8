// @ts-check
import * as api from '../api.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';

/** What a worker, also one that has ended, or the controller has logged last. */
class WorkerLog extends Component {
  /** @type {string | null} */ #worker = null; // the empty one is the controller
  #text = '';
  #wrong = '';

  render() {
    this.className = 'card';
    const read = this.#worker !== null;
    return html`
      <div class="above"><h2>Logs</h2>
        <label class="check">of <select aria-label="log of" @change=${(/** @type {any} */ e) => this.#read(e.target.value === '-' ? null : e.target.value)}>
          <option value="-">choose one</option><option value="">the controller</option>${store.fleet.map((w) => html`<option value=${w.worker}>${w.worker}</option>`)}</select></label>
        ${read ? html`<button type="button" @click=${() => this.#read(this.#worker)}>Read again</button>` : nothing}</div>
      ${this.#wrong ? html`<p class="bad" role="alert">${this.#wrong}</p>` : nothing}
      ${read && !this.#wrong ? html`<pre class="log" tabindex="0" role="region" aria-label=${`log of ${this.#worker || 'the controller'}`}>${this.#text || 'The log is empty.'}</pre>` : nothing}`;
  }

  /** @param {string | null} worker */
  async #read(worker) {
    this.#worker = worker;
    this.#text = '';
    this.#wrong = '';
    if (worker !== null) {
      try {
        const text = (await api.log(worker)).trimEnd();
        if (worker !== this.#worker) return;
        this.#text = text;
      } catch (e) {
        this.#wrong = /** @type {Error} */ (e).message;
      }
    }
    this.draw();
    const log = this.querySelector('pre');
    if (log) log.scrollTop = log.scrollHeight;
  }
}
customElements.define('worker-log', WorkerLog);
