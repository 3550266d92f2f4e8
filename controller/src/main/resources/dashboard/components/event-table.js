// @ts-check
import { clock } from '../format.js';
import { happenings } from '../happenings.js';
import { store } from '../store.js';
import { Component, html } from './element.js';
import './data-table.js';

const COLUMNS = [
  { head: 'time', text: true, value: (/** @type {any} */ e) => e.second, show: (/** @type {any} */ e) => clock(e.second) },
  { head: 'what happened', text: true, value: (/** @type {any} */ e) => e.text, look: (/** @type {any} */ e) => e.tone }];

/** What happened in the run, in the order of time. */
class EventTable extends Component {
  watched = ['run', 'seconds', 'changes'];

  render() {
    const rows = happenings(store);
    if (!rows.length) return html`<p class="soft">Nothing unusual happened.</p>`;
    return html`<data-table .of=${{ heading: 'Events', rows, columns: COLUMNS, key: (/** @type {any} */ e) => `${e.second} ${e.text}` }}></data-table>`;
  }
}
customElements.define('event-table', EventTable);
