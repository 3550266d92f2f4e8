// @ts-check
import { count, ms, number } from '../format.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';
import './data-table.js';

/** @param {any} r */
const errorsPercent = (r) => (r.count ? (100 * r.errors) / r.count : 0);

/** @param {any} r */
const full = (r) => `${r.scenario}: ${r.request}${r.group ? ' (group)' : ''}`;

/** How deep it stands in its groups. @param {any} r */
const depth = (r) => r.request.split(' / ').length - 1;

const time = (/** @type {string} */ field) => ({ head: field === 'p999' ? 'p99.9' : field, value: (/** @type {any} */ r) => r[field], show: (/** @type {any} */ r) => ms(r[field]) });

const COLUMNS = [
  { head: 'request', text: true, value: full, look: (/** @type {any} */ r) => `depth-${Math.min(4, depth(r))}${r.group ? ' group' : ''}` },
  { head: 'count', value: (/** @type {any} */ r) => r.count, show: (/** @type {any} */ r) => count(r.count) },
  { head: 'errors', value: (/** @type {any} */ r) => r.errors, show: (/** @type {any} */ r) => count(r.errors), look: (/** @type {any} */ r) => (r.errors ? 'bad' : '') },
  { head: 'errors %', value: errorsPercent, show: (/** @type {any} */ r) => number(errorsPercent(r), errorsPercent(r) && errorsPercent(r) < 10 ? 2 : 0), look: (/** @type {any} */ r) => (r.errors ? 'bad' : '') },
  { head: 'a second', value: (/** @type {any} */ r) => r.perSecond, show: (/** @type {any} */ r) => number(r.perSecond) },
  ...['min', 'mean', 'p50', 'p75', 'p95', 'p99', 'p999', 'max'].map(time)];

/** The tree: each request below its groups. @param {any[]} rows */
const tree = (rows) => [...rows].sort((a, b) => `${a.scenario} / ${a.request}`.localeCompare(`${b.scenario} / ${b.request}`, 'en'));

/** One row for each request and group, merged over the fleet; and for each first request as its users planned it. */
class RequestTable extends Component {
  watched = ['requests', 'asPlanned'];

  render() {
    const { requests, asPlanned } = store;
    if (!requests.length) return html`<p class="soft">No response yet.</p>`;
    const of = (/** @type {string} */ heading, /** @type {any[]} */ rows) => html`<data-table .of=${{ heading, rows: rows.some((r) => depth(r)) ? tree(rows) : rows, columns: COLUMNS, key: full }}></data-table>`;
    return html`
      ${of('Requests', requests)}
      ${asPlanned.length ? of('First requests, from the planned start of their users', asPlanned) : nothing}`;
  }
}
customElements.define('request-table', RequestTable);
