// @ts-check
import { router } from '../router.js';
import { store } from '../store.js';
import { theme } from '../theme.js';
import { LiveChart } from './live-chart.js';

/** Shades of a cell, from one response to the most that there are in one. */
const SHADES = { light: '37, 99, 216', dark: '106, 168, 255' };

const linear = () => router.route.params.scale === 'linear';

/** Where the lowest cell begins, ms. */
function fastest() {
  const { columns = [], lowest = 1, perDoubling = 1 } = store.heat ?? {};
  const row = columns.reduce((/** @type {number} */ a, /** @type {number[]} */ c) => (c.length ? Math.min(a, c[0]) : a), Infinity);
  return lowest * 2 ** (row / perDoubling);
}

/** 1, 2 and 5 times the powers of ten between two values. @param {number} low @param {number} high */
function marksOf(low, high) {
  const marks = [];
  for (let power = 10 ** Math.floor(Math.log10(low)); power <= high; power *= 10) marks.push(...[1, 2, 5].map((m) => m * power).filter((m) => m >= low && m <= high));
  return marks;
}

/** Paints the cells of the heat map below the lines. @param {any} plot */
function cells(plot) {
  const heat = store.heat;
  if (!heat?.columns.length) return;
  const { ctx, bbox } = plot;
  const { from, step, lowest, perDoubling, columns } = heat;
  const most = Math.log1p(columns.reduce((a, c) => c.reduce((b, v, i) => (i % 2 ? Math.max(b, v) : b), a), 1));
  const edge = (/** @type {number} */ row) => (row <= 0 && linear() ? 0 : lowest * 2 ** (row / perDoubling));
  const y = (/** @type {number} */ row) => Math.min(bbox.top + bbox.height, Math.max(bbox.top, plot.valToPos(edge(row), 'y', true)));
  const x = (/** @type {number} */ at) => Math.min(bbox.left + bbox.width, Math.max(bbox.left, plot.valToPos(at, 'x', true)));
  const shade = SHADES[theme.dark ? 'dark' : 'light'];
  ctx.save();
  columns.forEach((/** @type {number[]} */ column, /** @type {number} */ i) => {
    const left = Math.round(x(from + i * step - 0.5));
    const width = Math.round(x(from + (i + 1) * step - 0.5)) - left;
    if (width <= 0) return;
    for (let pair = 0; pair < column.length; pair += 2) {
      const [bottom, top] = [Math.round(y(column[pair])), Math.round(y(column[pair] + 1))];
      ctx.fillStyle = `rgba(${shade}, ${(0.08 + 0.62 * Math.log1p(column[pair + 1]) / most).toFixed(3)})`;
      if (bottom > top) ctx.fillRect(left, top, width, bottom - top);
    }
  });
  ctx.restore();
}

/** How the response times were spread in each second, with their percentiles on it; linear or logarithmic. */
export class HeatChart extends LiveChart {
  watched = ['run', 'seconds', 'planned', 'heat'];
  #wasLinear = linear();

  redraw() {
    if (this.#wasLinear !== linear()) {
      this.#wasLinear = linear();
      this.plot?.destroy();
      this.plot = null;
    }
    super.redraw();
    this.#button();
  }

  plugins() { return [{ hooks: { drawClear: cells } }, ...super.plugins()]; }

  height() {
    if (linear()) return super.height();
    return { distr: 3, range: (/** @type {any} */ _u, /** @type {number | null} */ min, /** @type {number | null} */ max) => {
      const low = 2 ** Math.floor(Math.log2(Math.max(0.125, Math.min(min ?? 1000, fastest()))));
      return [low, 2 ** Math.ceil(Math.log2(Math.max(low * 4, (max ?? 1000) * 1.1)))];
    } };
  }

  /** A logarithmic scale that does not begin at a power of ten would have marks such as 26 and 106. */
  marks() {
    if (linear()) return {};
    return { splits: (/** @type {any} */ _u, /** @type {number} */ _axis, /** @type {number} */ low, /** @type {number} */ high) => marksOf(low, high), filter: (/** @type {any} */ _u, /** @type {number[]} */ marks) => marks };
  }

  /** The switch of the scale stands in the corner of the chart. */
  #button() {
    let button = this.querySelector('button');
    if (!button) {
      button = document.createElement('button');
      button.className = 'scale quiet';
      button.onclick = () => router.with({ scale: linear() ? '' : 'linear' });
      this.append(button);
    }
    button.textContent = linear() ? 'linear' : 'logarithmic';
    button.ariaLabel = `scale of response times: ${button.textContent}; change it`;
  }
}
customElements.define('heat-chart', HeatChart);
