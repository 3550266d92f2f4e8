// @ts-check
import { count, ms, number } from '../format.js';
import { store } from '../store.js';
import { Component, html, nothing, table } from './element.js';

const HEADS = ['request', 'count', 'errors', 'a second', 'min', 'mean', 'p50', 'p75', 'p95', 'p99', 'max'];

/** @param {any} r */
const row = (r) => [`${r.scenario}: ${r.request}${r.group ? ' (group)' : ''}`, count(r.count), count(r.errors), number(r.perSecond), ms(r.min), ms(r.mean), ms(r.p50), ms(r.p75), ms(r.p95), ms(r.p99), ms(r.max)];

/** One row for each request and group, merged over the fleet; and for each first request as its users planned it. */
class RequestTable extends Component {
  render() {
    this.className = store.requests.length ? 'card' : '';
    if (!store.requests.length) return nothing;
    return html`
      ${table('Requests', HEADS, store.requests.map(row))}
      ${store.asPlanned.length ? table('First requests, from the planned start of their users', HEADS, store.asPlanned.map(row)) : nothing}`;
  }
}
customElements.define('request-table', RequestTable);
