// @ts-check
import { count, ms } from '../format.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';

const tile = (/** @type {string} */ name, /** @type {string} */ value, tone = '') =>
  html`<div class="tile"><span class="soft">${name}</span><b class=${tone}>${value}</b></div>`;

/** The run in a few figures. */
class FigureTiles extends Component {
  render() {
    const t = store.totals;
    if (!t || !store.run?.startsAtMillis) return nothing;
    const unreported = t.planned - t.offered - t.missed - t.unknown;
    const open = store.busy || unreported > 0;
    return html`
      <div class="tiles">
        ${tile('planned', count(t.planned))}${tile('offered', count(t.offered))}
        ${tile('missed', count(t.missed), t.missed ? 'bad' : '')}${tile('unknown', count(t.unknown), t.unknown ? 'warn' : '')}
        ${open ? tile('not reported yet', count(unreported)) : nothing}
        ${tile('responses', count(t.requests))}${tile('errors', count(t.errors), t.errors ? 'bad' : '')}
        ${t.unsent ? tile('not sent', count(t.unsent), 'bad') : nothing}${t.ownErrors ? tile('simulation errors', count(t.ownErrors), 'bad') : nothing}
        ${tile('p50', ms(t.p50))}${tile('p95', ms(t.p95))}${tile('p99', ms(t.p99))}${tile('max', ms(t.max))}${tile('late p99', ms(t.latenessP99))}
      </div>
      <p class="soft">planned = offered + missed + unknown${open ? ' + not reported yet' : ''}. Hatched is what is not reported yet, or was not measured. Percentiles are merged over all workers, bucket by bucket; each is exact to ±${t.bucketErrorPercent.toFixed(1)} %.</p>`;
  }
}
customElements.define('figure-tiles', FigureTiles);
