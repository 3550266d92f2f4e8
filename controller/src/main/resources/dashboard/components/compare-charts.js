// @ts-check
import { duration } from '../format.js';
import { Component, html } from './element.js';
import './plain-chart.js';

/** @type {{name: string, field: (s: any) => number | null}[]} */
const FIGURES = [
  { name: 'p50, ms', field: (s) => s.p50 ?? null }, { name: 'p95, ms', field: (s) => s.p95 ?? null }, { name: 'p99, ms', field: (s) => s.p99 ?? null },
  { name: 'Responses/s', field: (s) => s.requests }, { name: 'Errors/s', field: (s) => s.errors }];

const MOST_POINTS = 1000;

/** Runs laid over one another, second by second from the start of each. */
class CompareCharts extends Component {
  /** @type {{name: string, seconds: any[]}[]} */ #runs = [];
  /** @type {any[]} */ #charts = [];

  /** @param {{name: string, seconds: any[]}[]} runs */
  set runs(runs) {
    if (runs === this.#runs) return;
    this.#runs = runs;
    const length = runs.reduce((most, r) => r.seconds.reduce((m, s) => Math.max(m, s.second + 1), most), 0);
    const step = Math.max(1, Math.ceil(length / MOST_POINTS));
    const x = Array.from({ length: Math.ceil(length / step) }, (_, i) => i * step);
    this.#charts = FIGURES.map((f) => ({
      heading: step > 1 ? `${f.name} (the maximum of each ${step} s)` : f.name, height: 220, x: (/** @type {number} */ s) => duration(s),
      lines: runs.map((r) => ({ label: r.name })), data: [x, ...runs.map((r) => rowOf(r.seconds, f.field, step, x.length))],
    }));
    this.update();
  }

  render() { return html`<div class="overlaid">${this.#charts.map((chart) => html`<div class="card"><plain-chart .chart=${chart}></plain-chart></div>`)}</div>`; }
}

/** @param {any[]} seconds @param {(s: any) => number | null} field @param {number} step @param {number} length */
function rowOf(seconds, field, step, length) {
  /** @type {(number | null)[]} */ const row = new Array(length).fill(null);
  for (const s of seconds) {
    const value = s.gap ? null : field(s);
    const at = Math.floor(s.second / step);
    if (value != null) row[at] = Math.max(row[at] ?? value, value);
  }
  return row;
}
customElements.define('compare-charts', CompareCharts);
