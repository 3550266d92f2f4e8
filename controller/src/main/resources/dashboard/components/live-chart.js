// @ts-check
import uPlot from '../vendor/uPlot.esm.js';
import { clock, number } from '../format.js';
import { Pace } from '../pace.js';
import { router } from '../router.js';
import { Sampler, isOpen } from '../sampling.js';
import { showAll, shown, zoom } from '../shown.js';
import { store } from '../store.js';
import { theme } from '../theme.js';
import { chartTable } from './chart-table.js';
import { Component, html, render } from './element.js';
import { hatched } from './hatched.js';

const HEIGHT = 220;

/** @param {number} value */
const text = (value) => number(value, Number.isInteger(value) ? 0 : 1);

/** @typedef {{label: string, field: string, color: [string, string], fill?: boolean, dash?: number[], steps?: boolean}} Line */

/** @param {Line} line */
const tone = (line) => line.color[theme.dark ? 1 : 0];

/**
 * One chart over the seconds of the run; give it a title and lines before it is attached. All of them share one
 * crosshair and one zoom.
 */
export class LiveChart extends Component {
  watched = ['run', 'seconds', 'planned'];
  heading = '';
  /** @type {Line[]} */ lines = [];
  /** @type {number | null} a line across, in the units of the chart */ limit = null;
  /** @type {any} */ plot = null;
  /** @type {import('../sampling.js').Sampled | null} */ sampled = null;
  /** @type {Sampler | null} */ #sampler = null;
  #pace = new Pace();
  #table = document.createElement('details');
  #renew = () => this.renew();
  #moved = () => { this.#pace.hurry(); this.update(); };
  #resized = new ResizeObserver(() => { if (this.plot && this.plot.width !== this.width()) { this.plot.setSize({ width: this.width(), height: HEIGHT }); this.#moved(); } });

  connectedCallback() {
    this.className = 'card';
    theme.addEventListener('change', this.#renew);
    router.addEventListener('route', this.#moved);
    this.#table.ontoggle = () => this.#list();
    this.#resized.observe(this);
    this.plot?.destroy(); // the theme may be another by now
    this.plot = null;
    super.connectedCallback();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    theme.removeEventListener('change', this.#renew);
    router.removeEventListener('route', this.#moved);
    this.#resized.disconnect();
    this.#pace.rest();
  }

  width() { return Math.max(200, this.clientWidth - 34); }

  /** Its legend has colors of its own, which only a new one has anew. */
  renew() {
    this.plot?.destroy();
    this.plot = null;
    this.#moved();
  }

  draw() {
    this.parentElement?.classList.toggle('on', store.seconds.length > 0);
    if (store.seconds.length > 0 && this.#pace.isDue(this.sampled?.step ?? 1, () => this.update())) this.redraw();
  }

  redraw() {
    const { from, to } = shown();
    this.#sampler ??= new Sampler(this.lines.map((l) => l.field));
    this.sampled = this.#sampler.take(store, from, to, this.width());
    const { x, lines } = this.sampled;
    const data = [x, ...lines];
    if (this.limit !== null) data.push(x.map(() => this.limit));
    if (!this.plot) {
      this.plot = this.paint(data);
      this.append(this.#table);
    }
    this.plot.batch(() => {
      this.plot.setData(data, false);
      const [min, max] = this.#span();
      this.plot.setScale('x', { min, max });
    });
    this.describe(lines);
    this.#list();
  }

  /** @returns {[number, number]} the seconds from end to end */
  #span() {
    const { from, to } = shown();
    return [from, Math.max(from + 1, to)];
  }

  /** In words, for whoever does not see it: where each line is, and how far up it was. @param {(number | null)[][]} data */
  describe(data) {
    const lines = this.lines.map((l, i) => {
      const values = data[i].filter((v) => v != null);
      const most = values.reduce((a, b) => Math.max(a, b), 0);
      return values.length ? `${l.label} ${text(values[values.length - 1])}, at most ${text(most)}` : `${l.label} not measured`;
    });
    const canvas = this.querySelector('canvas');
    canvas?.setAttribute('role', 'img');
    canvas?.setAttribute('aria-label', `${this.heading}: ${lines.join('; ')}`);
  }

  /** The same in figures, once somebody wants to see them. */
  #list() {
    const { sampled } = this;
    if (!sampled) return;
    render(html`<summary>In figures</summary>${this.#table.open ? chartTable(this.heading, this.lines, sampled) : ''}`, this.#table);
  }

  /** Whether the lines leave a second out, since nobody knows it yet, or ever will. */
  isUncertain(/** @type {number} */ second) {
    const there = store.seconds[second];
    return second < store.seconds.length && (!there || this.lines.some((l) => isOpen(there, l.field)));
  }

  /** What is drawn below the lines. @returns {any[]} */
  plugins() { return [hatched(() => this.sampled)]; }

  /** How high it reaches. @returns {any} */
  height() { return { range: (/** @type {any} */ _u, /** @type {number} */ _min, /** @type {number} */ max) => [0, Math.max(1, max * 1.1)] }; }

  /** @param {any[]} data */
  paint(data) {
    const value = (/** @type {any} */ _u, /** @type {number|null} */ v) => (v == null ? '' : text(v));
    const axis = { stroke: () => getComputedStyle(this).color, grid: { stroke: 'rgba(128,128,128,.18)' }, ticks: { stroke: 'rgba(128,128,128,.3)' } };
    const series = (/** @type {Line} */ l) => ({ label: l.label, value, stroke: () => tone(l), width: 1.6, fill: l.fill ? () => `${tone(l)}33` : undefined, dash: l.dash,
      paths: l.steps ? uPlot.paths.stepped({ align: 1 }) : undefined, points: { show: false } });
    return new uPlot({
      title: this.heading, width: this.width(), height: HEIGHT,
      cursor: { drag: { setScale: false }, sync: { key: 'run', scales: ['x', null], filters: { pub: (/** @type {string} */ type) => type === 'mousemove' || type === 'mouseleave', sub: () => true } }, bind: { dblclick: () => () => { showAll(); return null; } } },
      hooks: { setSelect: [(/** @type {any} */ u) => this.#choose(u)] },
      plugins: this.plugins(),
      scales: { x: { time: false, range: () => this.#span() }, y: this.height() },
      axes: [{ ...axis, values: (/** @type {any} */ _u, /** @type {number[]} */ at) => at.map((s) => (Number.isInteger(s) ? clock(s) : '')) }, { ...axis, size: 54 }],
      series: [{ label: 'second', value: (/** @type {any} */ _u, /** @type {number|null} */ v) => (v == null ? '' : clock(v)) }, ...this.lines.map(series),
        ...(this.limit === null ? [] : [{ label: 'limit', value, stroke: () => getComputedStyle(this).color, width: 1, dash: [2, 4], points: { show: false } }])],
    }, data, this);
  }

  /** What was dragged over is shown alone. @param {any} u */
  #choose(u) {
    const { left, width } = u.select;
    if (width <= 0) return;
    u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    zoom(u.posToVal(left, 'x'), u.posToVal(left + width, 'x'));
  }
}
customElements.define('live-chart', LiveChart);
