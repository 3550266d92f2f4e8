// @ts-check
import uPlot from '../vendor/uPlot.esm.js';
import { number } from '../format.js';
import { theme } from '../theme.js';

/** Each in the light and in the dark, with a contrast of 3:1 at least to the card behind it, and with a dash of its own. */
export const LINES = [
  { color: ['#2563d8', '#5b9bff'], dash: [] }, { color: ['#a35a00', '#f0b155'], dash: [6, 3] }, { color: ['#14804a', '#3ec583'], dash: [2, 3] },
  { color: ['#7446e0', '#a98bff'], dash: [9, 3, 2, 3] }, { color: ['#d1343a', '#ff7b7b'], dash: [12, 4] }];

/** Between the labels below: runs, or seconds. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 43200];

/**
 * @typedef {object} Chart
 * @property {string} heading
 * @property {{label: string, color?: string[], dash?: number[], fill?: boolean}[]} lines
 * @property {(number|null)[][]} data what stands below, and then a row for each line
 * @property {(x: number) => string} x says what stands below
 * @property {(x: number) => string} [axis] the same in short
 * @property {boolean} [stepped] whether a value holds until the next one
 * @property {boolean} [points] whether each value has a dot
 * @property {number} [height]
 * @property {(plot: uPlot) => void} [over] draws over it
 */

const shown = (/** @type {number|null|undefined} */ v) => (v == null ? '–' : number(v, Number.isInteger(v) ? 0 : v < 10 ? 2 : 1));

/** A chart of whatever it is given as its `chart`; it is drawn anew when that is another one. */
class PlainChart extends HTMLElement {
  /** @type {Chart | null} */ #chart = null;
  /** @type {uPlot | null} */ #plot = null;
  #renew = () => this.#paint();
  #resized = new ResizeObserver(() => this.#plot?.setSize(this.#size()));

  /** @param {Chart} chart */
  set chart(chart) {
    this.#chart = chart;
    if (this.isConnected) this.#paint();
  }

  connectedCallback() {
    theme.addEventListener('change', this.#renew);
    this.#resized.observe(this);
    this.#paint();
  }

  disconnectedCallback() {
    theme.removeEventListener('change', this.#renew);
    this.#resized.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }

  #size() { return { width: Math.max(220, this.clientWidth), height: this.#chart?.height ?? 200 }; }

  #paint() {
    this.#plot?.destroy();
    this.#plot = null;
    const chart = this.#chart;
    if (!chart) return;
    const tone = (/** @type {number} */ i) => (chart.lines[i].color ?? LINES[i % LINES.length].color)[theme.dark ? 1 : 0];
    const axis = { stroke: () => getComputedStyle(this).color, grid: { stroke: 'rgba(128,128,128,.18)' }, ticks: { stroke: 'rgba(128,128,128,.3)' } };
    const { x } = chart;
    this.#plot = new uPlot({
      ...this.#size(), title: chart.heading,
      cursor: { sync: chart.lines.length ? { key: 'plain' } : undefined },
      hooks: chart.over ? { draw: [chart.over] } : {},
      scales: { x: { time: false, range: (_u, min, max) => (chart.points ? [min - 0.5, max + 0.5] : [min, max]) }, y: { range: (_u, _min, max) => [0, max > 0 ? max * 1.1 : 1] } },
      axes: [{ ...axis, space: chart.points ? 34 : 70, incrs: STEPS, values: (_u, at) => at.map((v) => (Number.isInteger(v) ? (chart.axis ?? x)(v) : '')) }, { ...axis, size: 58, values: (_u, at) => at.map((v) => v.toLocaleString('en')) }],
      series: [{ label: 'at', value: (_u, v) => (v == null ? '–' : x(v)) }, ...chart.lines.map((l, i) => ({
        label: l.label, value: (/** @type {uPlot} */ _u, /** @type {number|null} */ v) => shown(v), stroke: () => tone(i), width: 1.6, dash: l.dash ?? (l.color ? [] : LINES[i % LINES.length].dash), fill: l.fill ? () => tone(i) + '2b' : undefined,
        paths: chart.stepped ? uPlot.paths.stepped?.({ align: 1 }) : undefined, points: { show: chart.points ?? false, size: 6 } }))],
    }, /** @type {any} */ (chart.data), this);
    const canvas = this.querySelector('canvas');
    canvas?.setAttribute('role', 'img');
    canvas?.setAttribute('aria-label', `${chart.heading}: ${chart.lines.map((l, i) => this.#words(l.label, chart.data[i + 1])).join('; ')}`);
  }

  /** @param {string} label @param {(number|null)[]} row */
  #words(label, row) {
    const values = /** @type {number[]} */ (row.filter((v) => v != null));
    return values.length ? `${label} at most ${shown(values.reduce((a, b) => Math.max(a, b), 0))}, at last ${shown(values.at(-1))}` : `${label} not measured`;
  }
}
customElements.define('plain-chart', PlainChart);
