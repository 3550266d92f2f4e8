// @ts-check
import { count } from '../format.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';

/** @typedef {{name: string, value: number, of: string}} Part of: the class that gives it its look */

/** @param {any} t totals @returns {Part[]} */
const parts = (t) => [
  { name: 'offered', value: t.offered, of: 'offered' }, { name: 'missed', value: t.missed, of: 'missed' },
  { name: 'unknown', value: t.unknown, of: 'unknown' }, { name: 'not reported yet', value: t.planned - t.offered - t.missed - t.unknown, of: 'open' }];

/** Where every planned arrival has gone: the equation as a bar and in words. */
class AccountingBar extends Component {
  watched = ['run', 'totals'];

  render() {
    const t = store.totals;
    const shown = t && store.run?.startsAtMillis;
    this.className = shown ? 'card' : '';
    if (!shown) return nothing;
    const all = parts(t);
    const open = store.busy || all[3].value > 0;
    const named = open ? all : all.slice(0, 3);
    return html`
      <h2>Arrivals${t.plannedInAll > 0 ? html` <span class="soft">${count(t.planned)} of ${count(t.plannedInAll)} in all were due${store.busy ? ' so far' : ''}</span>` : nothing}</h2>
      <div class="bar" aria-hidden="true">${all.map((p) => html`<span class=${`part ${p.of}`} ?hidden=${p.value <= 0} .style=${`flex-grow: ${Math.max(0, p.value)}`}></span>`)}</div>
      <dl>
        <div><dt>planned</dt><dd>${count(t.planned)}</dd></div>
        ${named.map((p) => html`
          <div class=${p.value && (p.of === 'missed' || p.of === 'unknown') ? 'lost' : ''}><dt><span class=${`key part ${p.of}`} aria-hidden="true"></span>${p.name}</dt><dd>${count(p.value)}</dd></div>`)}
      </dl>
      <p class="soft">planned = offered + missed + unknown${open ? ' + not reported yet' : ''}. Hatched parts are not reported yet, or were not measured.</p>`;
  }
}
customElements.define('accounting-bar', AccountingBar);
