// @ts-check
import { store } from '../store.js';
import { Component, html, table } from './element.js';
import { WORKER_HEADS, workerRow } from './worker-rows.js';

/** The workers of the run that is shown: as they are while it goes on, and afterwards as they were. */
class RunWorkers extends Component {
  render() {
    if (!store.workers.length) return html`<p class="soft">No workers.</p>`;
    return table(store.busy ? 'Workers' : 'Workers of this run, at its end', WORKER_HEADS, store.workers.map(workerRow));
  }
}
customElements.define('run-workers', RunWorkers);
