// @ts-check
import { count } from '../format.js';
import { store } from '../store.js';
import { Component, html } from './element.js';
import './data-table.js';

/** @param {any} e */
const where = (e) => (e.scenario ? `${e.scenario}: ${e.request}` : e.request);

const COLUMNS = [
  { head: 'request', text: true, value: where },
  { head: 'message', text: true, value: (/** @type {any} */ e) => e.message, look: () => 'reason code' },
  { head: 'count', value: (/** @type {any} */ e) => e.count, show: (/** @type {any} */ e) => count(e.count) }];

/** The failures, the most frequent first. */
class ErrorTable extends Component {
  render() {
    if (!store.errors.length) return html`<p class="soft">No errors.</p>`;
    return html`<data-table .of=${{ heading: 'Errors', rows: store.errors, columns: COLUMNS, key: (/** @type {any} */ e) => `${where(e)} ${e.message}` }}></data-table>`;
  }
}
customElements.define('error-table', ErrorTable);
