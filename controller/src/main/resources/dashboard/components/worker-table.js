// @ts-check
import { store } from '../store.js';
import { Component, html, table } from './element.js';
import { WORKER_HEADS, workerRow } from './worker-rows.js';
import './scale-control.js';

/** The workers of now, and the control that adds and removes them. */
class WorkerTable extends Component {
  render() {
    this.className = 'card';
    return html`<scale-control></scale-control>${table('Workers now', WORKER_HEADS, store.fleet.map(workerRow))}`;
  }
}
customElements.define('worker-table', WorkerTable);
