// @ts-check
import { nameOf, seriesOf } from '../requests.js';
import { store } from '../store.js';
import { COLORS } from './colors.js';
import { Component, html } from './element.js';
import { RequestChart } from './request-chart.js';

const { GREEN, AMBER, RED, GREY } = COLORS;

const times = () => [
  { label: 'p50', field: 'p50', color: GREEN }, { label: 'p95', field: 'p95', color: AMBER, dash: [6, 3] }, { label: 'p99', field: 'p99', color: RED },
  { label: 'max', field: 'max', color: GREY, dash: [1, 3] }];
const rates = () => [{ label: 'responses', field: 'responses', color: GREEN }, { label: 'errors', field: 'errors', color: RED, fill: true }];

/** How one request went, on the crosshair and the zoom of all charts. */
class RequestCharts extends Component {
  watched = ['run', 'request'];
  /** @type {any} */ #row = null;
  #charts = [times(), rates()].map((lines) => Object.assign(new RequestChart(), { lines }));

  /** @param {any} row */
  set row(row) {
    const same = this.#row && nameOf(this.#row) === nameOf(row);
    this.#row = row;
    if (same) return;
    const [first, second] = this.#charts;
    Object.assign(first, { row, heading: `Response times, ms: ${nameOf(row)}` });
    Object.assign(second, { row, heading: `Responses and errors per second: ${nameOf(row)}` });
    this.#charts.forEach((chart) => chart.renew());
    this.update();
  }

  render() {
    if (!this.#row) return '';
    if (seriesOf(this.#row)) return html`<section class="charts" aria-label=${`Charts of ${nameOf(this.#row)}`}>${this.#charts}</section>`;
    return html`<p class="soft">${store.kept ? 'This page has charts of the most frequent requests only. The controller has those of all requests.' : 'Loading… The first time, this can take half a minute for a run of many hours.'}</p>`;
  }
}
customElements.define('request-charts', RequestCharts);
