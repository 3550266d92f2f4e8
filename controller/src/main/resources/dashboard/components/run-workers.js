// @ts-check
import { store } from '../store.js';
import { Component, html, nothing, table } from './element.js';
import { WORKER_HEADS, workerRow } from './worker-rows.js';
import './scale-control.js';

/** The workers of the run that is shown: as they are while it goes on, with the control that changes their number, and afterwards as they were. */
class RunWorkers extends Component {
  render() {
    const shown = store.busy || store.workers.length > 0;
    this.className = shown ? 'card' : '';
    if (!shown) return nothing;
    return html`
      ${store.busy ? html`<scale-control></scale-control>` : nothing}
      ${table(store.busy ? 'Workers' : 'Workers of this run, at its end', WORKER_HEADS, store.workers.map(workerRow))}`;
  }
}
customElements.define('run-workers', RunWorkers);
