// @ts-check
import { clock, number } from '../format.js';
import { html } from './element.js';

const ROWS = 20;

/** The same columns as a chart, a few of them. @param {string} heading @param {{label: string}[]} lines @param {{x: number[], lines: (number | null)[][], open: boolean[]}} sampled */
export function chartTable(heading, lines, { x, lines: data, open }) {
  const every = Math.max(1, Math.ceil(x.length / ROWS));
  const rows = x.map((_, i) => i).filter((i) => i % every === 0 || i === x.length - 1);
  const cell = (/** @type {number | null} */ v, /** @type {number} */ i) => (v == null ? (open[i] ? 'not known' : '–') : number(v, Number.isInteger(v) ? 0 : 1));
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${`${heading}, in figures`}><table>
    <thead><tr><th scope="col">time</th>${lines.map((l) => html`<th scope="col">${l.label}</th>`)}</tr></thead>
    <tbody>${rows.map((i) => html`<tr><td>${clock(x[i])}</td>${data.map((line) => html`<td>${cell(line[i], i)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
