// @ts-check
import uPlot from '../vendor/uPlot.esm.js';
import { clock, number } from '../format.js';
import { showAll } from '../shown.js';
import { theme } from '../theme.js';

/** @typedef {import('./live-chart.js').LiveChart} LiveChart */
/** @typedef {LiveChart['lines'][number]} Line */

/** @param {number} value */
export const text = (value) => number(value, Number.isInteger(value) ? 0 : 1);

/** @param {Line} line */
const tone = (line) => line.color[theme.dark ? 1 : 0];

/** @param {Line} line */
function filled(line) {
  if (typeof line.fill === 'function') return line.fill;
  return line.fill ? () => `${tone(line)}33` : undefined;
}

/** What a chart over the seconds of the run is drawn with. @param {LiveChart} chart @param {any[]} data */
export function plotOf(chart, data) {
  const color = () => getComputedStyle(chart).color;
  const value = (/** @type {any} */ _u, /** @type {number|null} */ v) => (v == null ? '' : text(v));
  const own = (/** @type {any} */ _u, /** @type {number|null} */ v, /** @type {number} */ i, /** @type {number|null} */ at) => (v == null || at == null ? '' : text(chart.sampled?.lines[i - 1][at] ?? v));
  const axis = { stroke: color, grid: { stroke: 'rgba(128,128,128,.18)' }, ticks: { stroke: 'rgba(128,128,128,.3)' } };
  const series = (/** @type {Line} */ l) => ({ label: l.label, value: own, show: !l.hidden, stroke: () => tone(l), width: 1.6, fill: filled(l), dash: l.dash,
    paths: l.steps ? uPlot.paths.stepped?.({ align: 1 }) : undefined, points: { show: false } });
  return new uPlot(/** @type {any} */ ({
    title: chart.heading, ...chart.size(),
    cursor: { drag: { setScale: false }, sync: { key: 'run', scales: ['x', null], filters: { pub: (/** @type {string} */ type) => type === 'mousemove' || type === 'mouseleave', sub: () => true } }, bind: { dblclick: () => () => { showAll(); return null; } } },
    hooks: { setSelect: [(/** @type {any} */ u) => chart.choose(u)], setSeries: [(/** @type {any} */ _u, /** @type {number} */ i, /** @type {any} */ how) => { if (i && how.show != null) chart.toggled(i - 1, how.show); }] },
    plugins: chart.plugins(),
    scales: { x: { time: false, range: () => chart.span() }, y: chart.height() },
    axes: [{ ...axis, values: (/** @type {any} */ _u, /** @type {number[]} */ at) => at.map((s) => (Number.isInteger(s) ? clock(s) : '')) }, { ...axis, size: 54, ...chart.marks() }],
    series: [{ label: 'second', value: (/** @type {any} */ _u, /** @type {number|null} */ v) => (v == null ? '' : clock(v)) }, ...chart.lines.map(series),
      ...(chart.limit === null ? [] : [{ label: 'limit', value, stroke: color, width: 1, dash: [2, 4], points: { show: false } }])],
    ...chart.more(),
  }), /** @type {any} */ (data), chart);
}
