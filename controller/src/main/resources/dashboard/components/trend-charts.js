// @ts-check
import * as api from '../api.js';
import { count, time } from '../format.js';
import { format, router } from '../router.js';
import { FINAL, store } from '../store.js';
import { Component, html, nothing } from './element.js';
import { testOf } from './history-table.js';
import './plain-chart.js';

const MOST = 100;

/** @type {{name: string, field: (r: any) => number | null, trend: string, color: string[], unit: string}[]} */
const FIGURES = [
  { name: 'p50, ms', field: (r) => r.p50 ?? null, trend: 'p50', color: ['#14804a', '#3ec583'], unit: 'ms' },
  { name: 'p99, ms', field: (r) => r.p99 ?? null, trend: 'p99', color: ['#d1343a', '#ff7b7b'], unit: 'ms' },
  { name: 'errors, %', field: (r) => (r.requests ? (100 * r.errors) / r.requests : null), trend: 'errors', color: ['#a35a00', '#f0b155'], unit: '%' },
];

/** How a test has gone over its runs, and where it has changed for good. */
class TrendCharts extends Component {
  /** @type {Record<string, any>} */ #trends = {};
  #asked = '';
  #test = '';
  /** @type {any[]} */ #charts = [];
  #drawn = '';
  #route = () => this.update();

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#route);
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#route);
    super.disconnectedCallback();
  }

  render() {
    /** @type {Map<string, any[]>} */ const tests = new Map();
    for (const r of store.runs) if (FINAL.includes(r.state)) tests.set(testOf(r), [...(tests.get(testOf(r)) ?? []), r]);
    this.className = tests.size ? 'card' : '';
    if (!tests.size) return nothing;
    const wanted = router.route.params.test ?? '';
    const test = tests.has(wanted) ? wanted : [...tests.keys()][0];
    const runs = (tests.get(test) ?? []).filter((r) => r.requests > 0).slice(0, MOST).reverse();
    this.#test = test;
    this.#look(test, runs);
    return html`
      <div class="above"><h2>Trend</h2><label class="check">of the test <select aria-label="test" @change=${(/** @type {any} */ e) => router.with({ test: e.target.value })}>
        ${[...tests].map(([name, of]) => html`<option value=${name} ?selected=${name === test}>${name} (${of.length} ${of.length === 1 ? 'run' : 'runs'})</option>`)}</select></label>
        ${wanted ? html`<a href=${format({ page: 'history' })}>all tests</a>` : nothing}</div>
      ${runs.length < 2 ? html`<p class="soft">A trend needs at least two runs with measurements.</p>` : html`
        <div class="trends">${this.#charts.map((chart) => html`<plain-chart .chart=${chart}></plain-chart>`)}</div>
        <p class="soft">${runs.length} runs, the oldest on the left. A cross marks a run whose generator was not valid.</p>
        ${this.#changes(runs)}`}`;
  }

  drawn() {
    const choice = this.querySelector('select');
    if (choice && choice.value !== this.#test) choice.value = this.#test;
  }

  /** @param {string} test @param {any[]} runs */
  #look(test, runs) {
    const key = `${test} ${runs.map((r) => r.id + r.trust + r.marks.name).join(' ')}`;
    if (key !== this.#asked) {
      this.#asked = key;
      this.#trends = {};
      if (runs.length >= 2) for (const f of FIGURES) api.trend(test, f.trend).then((t) => { if (key === this.#asked) { this.#trends[f.trend] = t; this.update(); } }, () => {});
    }
    const drawn = `${key} ${Object.keys(this.#trends).sort()}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#charts = FIGURES.map((f) => ({
      heading: f.name, height: 180, points: true, lines: [{ label: f.name, color: f.color }],
      data: [runs.map((_, i) => i), runs.map(f.field)],
      x: (/** @type {number} */ i) => (runs[i] ? runs[i].marks.name ?? runs[i].id : ''), axis: (/** @type {number} */ i) => (runs[i] ? String(i + 1) : ''),
      over: (/** @type {any} */ plot) => marks(plot, runs, f, this.#trends[f.trend]),
    }));
  }

  /** @param {any[]} runs */
  #changes(runs) {
    const all = FIGURES.flatMap((f) => (this.#trends[f.trend]?.changes ?? []).map((/** @type {any} */ c) => ({ f, c, id: this.#trends[f.trend].runs[c.index] })));
    if (!all.length) return nothing;
    return html`<ul>${all.map(({ f, c, id }) => {
      const run = runs.find((r) => r.id === id);
      return html`<li class=${c.after > c.before ? 'warn' : 'good'}>${f.trend} has been lastingly ${c.after > c.before ? 'worse' : 'better'} since <a href=${format({ id })}>${run?.marks.name ?? id}</a>${run ? html` of ${time(run.createdAtMillis)}` : nothing}: from ${count(c.before)} to ${count(c.after)} ${f.unit}.</li>`;
    })}</ul>`;
  }
}

/** Crosses on what cannot be trusted, and lines where it has changed. @param {any} plot @param {any[]} runs @param {typeof FIGURES[0]} f @param {any} trend */
function marks(plot, runs, f, trend) {
  const { ctx, bbox } = plot;
  const size = 5 * devicePixelRatio;
  ctx.save();
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.strokeStyle = 'rgba(128,128,128,.9)';
  ctx.beginPath();
  runs.forEach((r, i) => {
    const value = f.field(r);
    if (value == null || r.trust === 'VALID') return;
    const [x, y] = [plot.valToPos(i, 'x', true), plot.valToPos(value, 'y', true)];
    for (const way of [1, -1]) { ctx.moveTo(x - size, y - way * size); ctx.lineTo(x + size, y + way * size); }
  });
  ctx.stroke();
  ctx.beginPath();
  ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
  for (const c of trend?.changes ?? []) {
    const at = runs.findIndex((r) => r.id === trend.runs[c.index]);
    if (at < 0) continue;
    const x = plot.valToPos(at - 0.5, 'x', true);
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
  }
  ctx.stroke();
  ctx.restore();
}
customElements.define('trend-charts', TrendCharts);
