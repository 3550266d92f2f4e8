// @ts-check
import { store } from '../store.js';
import { Component, html } from './element.js';
import { OF_NOW } from './worker-columns.js';
import './data-table.js';
import './scale-control.js';

/** The workers of now, and the control that adds and removes them. */
class WorkerTable extends Component {
  render() {
    this.className = 'card';
    return html`<scale-control></scale-control><data-table .of=${{ heading: 'Workers now', rows: store.fleet, columns: OF_NOW, key: (/** @type {any} */ w) => w.worker }}></data-table>`;
  }
}
customElements.define('worker-table', WorkerTable);
