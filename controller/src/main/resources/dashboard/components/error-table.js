// @ts-check
import { clock, count } from '../format.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';
import { sparkline } from './sparkline.js';
import './data-table.js';

/** @param {any} e */
const where = (e) => (e.scenario ? `${e.scenario}: ${e.request}` : e.request);

/** How often its message came in the seconds that the charts show, where it is one of the most frequent. @param {any} e */
function trend(e) {
  const line = store.kinds?.lines.find((/** @type {any} */ l) => l.message === e.message);
  return line ? sparkline(line.errors.map((/** @type {number} */ v) => (v < 0 ? null : v))) : nothing;
}

const at = (/** @type {'firstSecond' | 'lastSecond'} */ field) => ({ value: (/** @type {any} */ e) => e[field], show: (/** @type {any} */ e) => (e[field] == null ? '–' : clock(e[field])) });

const COLUMNS = [
  { head: 'request', text: true, value: where },
  { head: 'message', text: true, value: (/** @type {any} */ e) => e.message, look: () => 'reason code' },
  { head: 'count', value: (/** @type {any} */ e) => e.count, show: (/** @type {any} */ e) => count(e.count) },
  { head: 'first seen', ...at('firstSecond') }, { head: 'last seen', ...at('lastSecond') },
  { head: 'trend', value: (/** @type {any} */ e) => e.count, show: trend }];

/** The failures, the most frequent first. */
class ErrorTable extends Component {
  watched = ['run', 'errors', 'kinds'];

  render() {
    if (!store.errors.length) return html`<p class="soft">No errors.</p>`;
    return html`<data-table .of=${{ heading: 'Errors', rows: store.errors, columns: COLUMNS, key: (/** @type {any} */ e) => `${where(e)} ${e.message}` }}></data-table>`;
  }
}
customElements.define('error-table', ErrorTable);
