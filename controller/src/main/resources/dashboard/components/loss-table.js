// @ts-check
import { count, ordinals } from '../format.js';
import { store } from '../store.js';
import { Component, html } from './element.js';
import './data-table.js';

const MEANING = { missed: 'was not started', unknown: 'its worker ended before it could report' };

const COLUMNS = [
  { head: 'scenario', text: true, value: (/** @type {any} */ l) => l.scenario },
  { head: 'worker', text: true, value: (/** @type {any} */ l) => l.worker || 'no worker was left' },
  { head: 'outcome', text: true, value: (/** @type {any} */ l) => `${l.outcome}: ${MEANING[l.outcome]}` },
  { head: 'ordinals', text: true, value: (/** @type {any} */ l) => l.first, show: ordinals },
  { head: 'count', value: (/** @type {any} */ l) => l.count, show: (/** @type {any} */ l) => count(l.count) }];

/** Which arrivals were lost, by ordinal. */
class LossTable extends Component {
  render() {
    if (!store.losses.length) return html`<p class="soft">No arrival was lost.</p>`;
    return html`<data-table .of=${{ heading: 'Lost arrivals', rows: store.losses, columns: COLUMNS, key: (/** @type {any} */ l) => `${l.scenario} ${l.worker} ${l.outcome} ${l.first}` }}></data-table>`;
  }
}
customElements.define('loss-table', LossTable);
