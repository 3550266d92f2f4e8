// @ts-check
import { count, ms, number } from '../format.js';
import { Sampler } from '../sampling.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';
import { sparkline } from './sparkline.js';

const POINTS = 60;

/** Of a second that nothing was measured in, nothing is known. @param {number} part @param {number} all */
const share = (part, all) => (all ? 100 * part / all : null);

/** The last second of which a field is known. @param {(second: any) => unknown} known */
function newest(known) {
  for (let at = store.seconds.length - 1; at >= 0 && at > store.seconds.length - 30; at--) {
    if (store.seconds[at] && known(store.seconds[at])) return store.seconds[at];
  }
  return null;
}

/** The six figures, in the order of their courses: of the newest second that is known while the run goes on, and of all of it afterwards. */
function figures() {
  const t = store.totals;
  const measured = newest((s) => !s.gap);
  const length = Math.max(1, store.seconds.length);
  const answered = newest((s) => s.p50 != null);
  const now = store.busy;
  const errors = now && measured ? share(measured.errors, measured.requests) : share(t.errors, t.requests);
  return [
    { name: 'users/s', value: number(now ? newest((s) => s.settled)?.offered : t.offered / length, now ? 0 : 1) },
    { name: 'responses/s', value: number(now ? measured?.requests : t.requests / length, now ? 0 : 1) },
    { name: 'errors', value: percent(errors), bad: (errors ?? 0) > 0 },
    { name: 'p50', value: ms(now ? answered?.p50 : t.p50) },
    { name: 'p99', value: ms(now ? answered?.p99 : t.p99) },
    { name: 'active users', value: count(now ? measured?.active : store.seconds.reduce((most, s) => Math.max(most, s?.active ?? 0), 0)), note: now ? '' : 'at most' }];
}

/** @param {number | null} value */
const percent = (value) => (value == null ? '–' : `${number(value, value > 0 && value < 10 ? 2 : 0)} %`);

/** The run in six figures, each with its course; and what else there is in numbers. */
class FigureTiles extends Component {
  watched = ['run', 'totals', 'seconds'];
  #sampler = new Sampler(['offered', 'requests', 'errors', 'p50', 'p99', 'active']);

  render() {
    const { totals: t, seconds } = store;
    if (!t || !store.run?.startsAtMillis) return nothing;
    const all = figures();
    const { lines } = this.#sampler.take(store, 0, Math.max(1, seconds.length) - 1, POINTS);
    const rest = [['responses', count(t.requests)], ['errors', count(t.errors)], ...(t.unsent ? [['not sent', count(t.unsent)]] : []), ...(t.ownErrors ? [['simulation errors', count(t.ownErrors)]] : []),
      ['p50', ms(t.p50)], ['p95', ms(t.p95)], ['p99', ms(t.p99)], ['max', ms(t.max)], ['late p99', ms(t.latenessP99)]];
    return html`
      <div class="tiles">${all.map((f, i) => html`
        <div class="tile card"><span class="soft">${f.name} ${f.note ?? ''}</span><b class=${f.bad ? 'bad' : ''}>${f.value}</b>${sparkline(lines[i])}</div>`)}</div>
      <p class="soft">${store.busy ? 'Now, above. ' : ''}The whole run${store.busy ? ' so far' : ''}: ${rest.map(([name, value]) => `${name} ${value}`).join(', ')}.
        Percentiles are merged over all workers, bucket by bucket; each is exact to ±${t.bucketErrorPercent.toFixed(1)} %.</p>`;
  }
}
customElements.define('figure-tiles', FigureTiles);
