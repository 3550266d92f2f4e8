// @ts-check
import { amount, FIGURES, judged, overall, placed, reach } from '../comparing.js';
import { Component, html, nothing, svg } from './element.js';

/** @typedef {{id: string, name: string, reference: string, comparison: any, wrong: string}} Of */

/** How one run differs from the reference, request by request: a verdict, and the interval that it rests on. */
class DifferenceTable extends Component {
  /** @type {Of | null} */ #of = null;

  /** @param {Of} of */
  set of(of) {
    if (of === this.#of) return;
    this.#of = of;
    this.update();
  }

  get of() { return /** @type {any} */ (this.#of); }

  render() {
    const of = this.#of;
    this.className = of ? 'card' : '';
    if (!of) return nothing;
    const title = `${of.name} against ${of.reference}`;
    if (of.wrong) return html`<h2>${title}</h2><p class="bad">${of.wrong}</p>`;
    if (!of.comparison) return html`<h2>${title}</h2><p class="soft" role="status">Comparing…</p>`;
    const all = overall(of.comparison);
    const { rows, reasons } = of.comparison;
    return html`
      <h2>${title}: <span class=${all.tone}>${all.text}</span></h2>
      ${reasons.map((/** @type {string} */ r) => html`<p class="soft">${r}</p>`)}
      ${rows.length ? html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table>
        <thead><tr>${['request', 'figure', 'reference', 'this run', 'difference', '99 % interval', 'verdict', 'why'].map((h, i) => html`<th scope="col" class=${[1, 5, 6, 7].includes(i) ? 'text' : ''}>${h}</th>`)}</tr></thead>
        <tbody>${rows.map((/** @type {any} */ row, /** @type {number} */ i) => this.#row(row, rows[i - 1], reach(rows.filter((/** @type {any} */ r) => r.figure === row.figure))))}</tbody></table></div>
        <p class="soft">In the pictures, the middle line means no difference, the shaded part is the tolerance, and the bar is the interval.</p>` : nothing}`;
  }

  /** @param {any} row @param {any} before @param {number} most */
  #row(row, before, most) {
    const verdict = judged(row);
    const at = placed(row, most);
    const interval = row.interval ? `${amount(row.figure, row.interval.low, true)} to ${amount(row.figure, row.interval.high, true)}` : 'too little data';
    return html`<tr>
      <td class="text">${before?.request === row.request ? html`<span class="unseen">${row.request}</span>` : row.request}</td><td class="text">${FIGURES[row.figure]}</td>
      <td>${amount(row.figure, row.baseline)}</td><td>${amount(row.figure, row.changed)}</td><td>${amount(row.figure, row.difference, true)}</td>
      <td class="text"><svg class=${`interval ${verdict.tone}`} viewBox="0 0 100 16" width="140" height="18" preserveAspectRatio="none" role="img" aria-label=${interval}>
        ${svg`<rect class="tolerated" x=${100 - at.tolerance} y="0" width=${Math.max(0, 2 * (at.tolerance - 50))} height="16"></rect>
        <line class="zero" x1="50" x2="50" y1="0" y2="16"></line>
        <line class="range" x1=${at.low} x2=${at.high} y1="8" y2="8"></line><rect class="point" x=${at.difference - 1} y="3" width="2" height="10"></rect>`}</svg>
        <div class="soft">${interval}</div></td>
      <td class=${`text ${verdict.tone}`}>${verdict.text}</td><td class="reason">${row.why}</td></tr>`;
  }
}
customElements.define('difference-table', DifferenceTable);
