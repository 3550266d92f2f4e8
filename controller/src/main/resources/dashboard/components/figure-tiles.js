// @ts-check
import { count, ms } from '../format.js';
import { store } from '../store.js';
import { Component, el } from './element.js';

/** The run in a few figures. */
class FigureTiles extends Component {
  render() {
    const t = store.totals;
    if (!t || !store.run?.startsAtMillis) { this.draw(); return; }
    const tile = (/** @type {string} */ name, /** @type {string} */ value, tone = '') =>
      el('div', { className: 'tile' }, el('span', { className: 'soft', textContent: name }), el('b', { className: tone, textContent: value }));
    const unreported = t.planned - t.offered - t.missed - t.unknown;
    this.draw(
      el('div', { className: 'tiles' },
        tile('planned', count(t.planned)), tile('offered', count(t.offered)),
        tile('missed', count(t.missed), t.missed ? 'bad' : ''), tile('unknown', count(t.unknown), t.unknown ? 'warn' : ''),
        ...(store.busy || unreported ? [tile('not reported yet', count(unreported))] : []),
        tile('responses', count(t.requests)), tile('errors', count(t.errors), t.errors ? 'bad' : ''),
        ...(t.unsent ? [tile('not sent', count(t.unsent), 'bad')] : []), ...(t.ownErrors ? [tile('simulation errors', count(t.ownErrors), 'bad')] : []),
        tile('p50', ms(t.p50)), tile('p95', ms(t.p95)), tile('p99', ms(t.p99)), tile('max', ms(t.max)),
        tile('late p99', ms(t.latenessP99))),
      el('p', { className: 'soft', textContent: `planned = offered + missed + unknown${store.busy || unreported ? ' + not reported yet' : ''}. Hatched is what is not reported yet, or was not measured. Percentiles are merged over all workers, bucket by bucket; each is exact to ±${t.bucketErrorPercent.toFixed(1)} %.` }));
  }
}
customElements.define('figure-tiles', FigureTiles);
