// @ts-check
import uPlot from '../vendor/uPlot.esm.js';
import { number } from '../format.js';
import { store } from '../store.js';
import { theme } from '../theme.js';
import { Component } from './element.js';
import { hatched } from './hatched.js';

/** Counts of arrivals, which are open until all workers have reported on their second; all others are measured as it passes. */
const ACCOUNTS = ['offered', 'missed', 'unknown'];

/** @param {number} value */
const shown = (value) => number(value, Number.isInteger(value) ? 0 : 1);

/** @param {{color: [string, string]}} line */
const tone = (line) => line.color[theme.dark ? 1 : 0];

/** Whether nobody knows that of a second yet, or ever will: it is not 0. */
const isOpen = (/** @type {any} */ second, /** @type {string} */ field) =>
  (ACCOUNTS.includes(field) ? second.settled === false : field !== 'planned' && second.gap === true);

/** One chart over the seconds of the run; give it a title and lines before it is attached. */
export class LiveChart extends Component {
  heading = '';
  /** @type {{label: string, field: string, color: [string, string], fill?: boolean, dash?: number[]}[]} */ lines = [];
  /** @type {uPlot|null} */ plot = null;
  zoomed = false;

  #renew = () => this.renew();
  #resized = new ResizeObserver(() => this.plot?.setSize({ width: this.width(), height: 220 }));

  connectedCallback() {
    this.className = 'card';
    theme.addEventListener('change', this.#renew);
    this.#resized.observe(this);
    super.connectedCallback();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    theme.removeEventListener('change', this.#renew);
    this.#resized.disconnect();
  }

  width() { return Math.max(200, this.clientWidth - 34); }

  /** Its legend has colors of its own, which only a new one has anew. */
  renew() {
    const { min, max } = this.plot?.scales.x ?? {};
    this.plot?.destroy();
    this.plot = null;
    this.draw();
    if (this.zoomed && min != null && max != null) this.plot?.setScale('x', { min, max });
  }

  draw() {
    const seconds = store.seconds;
    this.parentElement?.classList.toggle('on', seconds.length > 0);
    if (seconds.length === 0) return;
    const step = Math.ceil(Math.max(seconds.length, store.planned.length) / 2000);
    const ahead = store.planned.map((planned, second) => ({ second, planned })).filter((s) => s.second >= seconds.length);
    const data = this.points([...Array.from(seconds, (s, second) => s ?? { second }), ...ahead], step);
    if (!this.plot) this.plot = this.paint(data);
    else {
      this.plot.setData(data, !this.zoomed);
      if (this.zoomed) this.plot.redraw();
    }
    this.describe(data);
  }

  /**
   * A point for every so many seconds: the greatest of each line, so that no spike is lost.
   * @param {any[]} all @param {number} step
   */
  points(all, step) {
    const [x, ...lines] = [[], ...this.lines.map(() => [])];
    for (const s of all) {
      const begin = s.second - s.second % step;
      if (x.at(-1) !== begin) [x, ...lines].forEach((line) => line.push(line === x ? begin : null));
      this.lines.forEach((l, i) => {
        const value = isOpen(s, l.field) ? null : s[l.field];
        const at = x.length - 1;
        if (value != null) lines[i][at] = Math.max(lines[i][at] ?? value, value);
      });
    }
    return [x, ...lines];
  }

  /** In words, for whoever does not see it: where each line is, and how far up it was. @param {any[]} data */
  describe(data) {
    const lines = this.lines.map((l, i) => {
      const values = data[i + 1].filter((/** @type {number|null} */ v) => v != null);
      const most = values.reduce((/** @type {number} */ a, /** @type {number} */ b) => Math.max(a, b), 0);
      return values.length ? `${l.label} ${shown(values.at(-1))}, at most ${shown(most)}` : `${l.label} not measured`;
    });
    const canvas = this.querySelector('canvas');
    canvas?.setAttribute('role', 'img');
    canvas?.setAttribute('aria-label', `${this.heading}: ${lines.join('; ')}`);
  }

  /** Whether the lines leave a second out, since nobody knows it yet, or ever will. */
  isUncertain(/** @type {number} */ second) {
    const there = store.seconds[second];
    return second < store.seconds.length && (!there || this.lines.some((l) => isOpen(there, l.field)));
  }

  /** @param {any[]} data */
  paint(data) {
    const value = (/** @type {uPlot} */ _u, /** @type {number|null} */ v) => (v == null ? '' : shown(v));
    const axis = { stroke: () => getComputedStyle(this).color, grid: { stroke: 'rgba(128,128,128,.18)' }, ticks: { stroke: 'rgba(128,128,128,.3)' } };
    return new uPlot({
      title: this.heading, width: this.width(), height: 220,
      hooks: {
        setSelect: [(u) => { this.zoomed ||= u.select.width > 0; }],
        ready: [(u) => u.over.addEventListener('dblclick', () => { this.zoomed = false; })],
      },
      plugins: [hatched((second) => this.isUncertain(second))],
      scales: { x: { time: false }, y: { range: (_u, _min, max) => [0, Math.max(1, max * 1.1)] } },
      axes: [{ ...axis, values: (_u, at) => at.map((second) => `${second} s`) }, { ...axis, size: 54 }],
      series: [{ label: 'second', value }, ...this.lines.map((l) => ({ label: l.label, value, stroke: () => tone(l), width: 1.6, fill: l.fill ? () => tone(l) + '33' : undefined, dash: l.dash, points: { show: false } }))],
    }, data, this);
  }
}
customElements.define('live-chart', LiveChart);
