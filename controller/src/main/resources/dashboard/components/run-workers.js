// @ts-check
import { store } from '../store.js';
import { Component, html } from './element.js';
import { OF_RUN } from './worker-columns.js';
import './data-table.js';

/** The workers of the run that is shown: as they are while it goes on, and afterwards as they were. */
class RunWorkers extends Component {
  render() {
    if (!store.workers.length) return html`<p class="soft">No workers.</p>`;
    return html`<data-table .of=${{ heading: store.busy ? 'Workers' : 'Workers of this run, at its end', rows: store.workers, columns: OF_RUN, key: (/** @type {any} */ w) => w.worker }}></data-table>`;
  }
}
customElements.define('run-workers', RunWorkers);
