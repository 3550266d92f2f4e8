// @ts-check
import { nameOf, open, opened, wanted, watchRequests } from '../requests.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';
import { COURSES, FIGURES, depth } from './request-columns.js';
import './data-table.js';
import './request-charts.js';

/** The tree: each request below its groups. @param {any[]} rows */
const tree = (rows) => [...rows].sort((a, b) => `${a.scenario} / ${a.request}`.localeCompare(`${b.scenario} / ${b.request}`, 'en'));

/** What stands below the row that is opened. @param {any} row */
const detail = (row) => (nameOf(row) === wanted() ? html`<request-charts id="opened-request" .row=${row}></request-charts>` : null);

/** One row for each request and group, merged over the fleet, which opens how it went; and for each first request as its users planned it. */
class RequestTable extends Component {
  watched = ['run', 'requests', 'asPlanned', 'sparks'];
  #moved = () => this.update();
  #unwatch = () => {};

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#moved);
    this.#unwatch = watchRequests();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    router.removeEventListener('route', this.#moved);
    this.#unwatch();
  }

  /** Escape closes what is opened; who was in it stands before it again. @param {KeyboardEvent} e */
  #press(e) {
    if (e.key !== 'Escape' || e.target instanceof HTMLInputElement || !opened()) return;
    /** @type {HTMLElement | null} */ (this.querySelector('[aria-expanded=true]'))?.focus();
    open(null);
  }

  render() {
    const { requests, asPlanned } = store;
    if (!requests.length) return html`<p class="soft">No responses yet.</p>`;
    const of = (/** @type {string} */ heading, /** @type {any[]} */ rows, /** @type {object} */ more) => html`<data-table .of=${{ heading, rows: rows.some((r) => depth(r)) ? tree(rows) : rows, key: nameOf, ...more }}></data-table>`;
    return html`
      ${wanted() && !opened() ? html`<p class="warn">This run has no request “${wanted()}”.</p>` : nothing}
      <div @keydown=${this.#press}>${of('Requests', requests, { columns: COURSES, detail })}</div>
      ${asPlanned.length ? of('First requests, from the planned start of their users', asPlanned, { columns: FIGURES }) : nothing}`;
  }
}
customElements.define('request-table', RequestTable);
