// @ts-check
import { Pace } from '../pace.js';
import { router } from '../router.js';
import { Sampler, isOpen } from '../sampling.js';
import { shown, zoom } from '../shown.js';
import { store } from '../store.js';
import { theme } from '../theme.js';
import { chartTable } from './chart-table.js';
import { Component, html, render } from './element.js';
import { hatched } from './hatched.js';
import { plotOf, text } from './live-plot.js';

const HEIGHT = 220;

/** @typedef {{label: string, field: string, color: [string, string], fill?: boolean | (() => unknown), dash?: number[], steps?: boolean, hidden?: boolean}} Line */

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
  #resized = new ResizeObserver(() => { if (this.plot && this.plot.width !== this.width()) { this.plot.setSize(this.size()); this.#moved(); } });

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
  size() { return { width: this.width(), height: HEIGHT }; }

  /** Its legend has colors of its own, which only a new one has anew. */
  renew() {
    this.plot?.destroy();
    this.plot = null;
    this.#moved();
  }

  /** Whether there is something to be drawn. */
  get there() { return store.seconds.length > 0; }
  /** Whether it has a place on the page. */
  get wanted() { return true; }

  draw() {
    this.parentElement?.classList.toggle('on', store.seconds.length > 0);
    if (this.there && this.#pace.isDue(this.sampled?.step ?? 1, () => this.update())) this.redraw();
  }

  /** What it shows. @returns {import('../sampling.js').Sampled} */
  sample() {
    const { from, to } = shown();
    this.#sampler ??= new Sampler(this.lines.map((l) => l.field));
    return this.#sampler.take(store, from, to, this.width());
  }

  /** How high each line stands. @param {(number | null)[][]} lines */
  heights(lines) { return lines; }

  /** Somebody has switched a line on, or off. @param {number} _i which @param {boolean} _show */
  toggled(_i, _show) {}

  /** More of the chart, for the library that draws it. @returns {any} */
  more() { return {}; }

  redraw() {
    this.sampled = this.sample();
    const { x, lines } = this.sampled;
    const data = [x, ...this.heights(lines)];
    if (this.limit !== null) data.push(x.map(() => this.limit));
    if (!this.plot) {
      this.plot = plotOf(this, data);
      this.append(this.#table);
    }
    this.plot.batch(() => {
      this.plot.setData(data, false);
      const [min, max] = this.span();
      this.plot.setScale('x', { min, max });
    });
    this.describe(lines);
    this.#list();
  }

  /** @returns {[number, number]} the seconds from end to end */
  span() {
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

  /** Where its scale has marks, if not where the library puts them. @returns {any} */
  marks() { return {}; }

  /** What was dragged over is shown alone. @param {any} u */
  choose(u) {
    const { left, width } = u.select;
    if (width <= 0) return;
    u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    zoom(u.posToVal(left, 'x'), u.posToVal(left + width, 'x'));
  }
}
customElements.define('live-chart', LiveChart);
