// @ts-check
import { duration, ms, number } from '../format.js';
import { gauges, trustOf, trustSoFar } from '../limits.js';
import { store } from '../store.js';
import { verdict } from '../verdict.js';
import { Component, html, nothing, repeat } from './element.js';

/** How much of the load there was, where the run was cut short. */
function extent() {
  const length = store.run.profileSeconds;
  const share = length && store.second >= 0 && store.second < length ? ` after ${duration(store.second)} of ${duration(length)}` : '';
  return store.cutShort ? `The run was cut short${share}: the verdicts cover only that part.` : '';
}

const word = (/** @type {{text: string, tone: string}} */ v) => html`<b class=${`verdict ${v.tone}`}>${v.text}</b>`;

/** @param {number | null} value @param {'ms' | 'part'} unit */
const figure = (value, unit) => (unit === 'ms' ? ms(value) : value == null ? '–' : `${number(value * 100, value > 0 && value < 0.1 ? 2 : 0)} %`);

/** @param {import('../limits.js').Gauge} gauge */
function gauge(gauge) {
  const { text, tone } = verdict(trustOf(gauge));
  const shown = gauge.value == null ? { sign: '–', tone: 'soft' } : { sign: text[0], tone };
  return html`<li title=${tone === 'good' ? nothing : gauge.mending}>
    <span class=${shown.tone} aria-hidden="true">${shown.sign}</span> ${gauge.name} <b>${figure(gauge.value, gauge.unit)}</b>
    <span class="soft">limit ${figure(gauge.suspect, gauge.unit)}</span>
    ${gauge.value != null && tone !== 'good' ? html`<span class=${tone}>${gauge.mending}</span>` : nothing}</li>`;
}

/** @param {any} a an assertion, judged */
const judged = (a) => html`<li class=${a.passed ? '' : 'bad'}>${a.passed ? '✓' : '✗'} ${a.text}${a.shown == null ? '' : `: ${a.shown}`}</li>`;

/** @param {any} a an assertion or a goal, as it stands now; one that ends the run has no value of its own */
const standing = (a) => html`<li class=${a.passed ? '' : 'bad'}>${a.passed ? '✓' : '✗'} ${a.text}${a.shown == null ? '' : html`: <b>${a.shown}</b>`} <span class="soft">so far</span></li>`;

/** What was asked for, before anything was measured. @param {string} text */
const goal = (text) => html`<li><span class="soft">–</span> ${text}</li>`;

/** Both verdicts: while the run goes on, how things stand against their limits; afterwards, what was found and what to do. */
class VerdictPanel extends Component {
  watched = ['run', 'totals', 'workers', 'soFar'];

  render() {
    const { run, totals, soFar } = store;
    if (!totals || !run?.startsAtMillis) return nothing;
    const verdicts = run.verdicts;
    const measured = gauges(totals, store.workers);
    const goals = run.goals ?? [];
    return html`
      <section class="card">
        <h2>Generator: ${word(verdicts ? verdict(verdicts.generator.trust) : verdict(trustSoFar(measured)))}${verdicts ? nothing : html` <span class="soft">so far</span>`}</h2>
        ${verdicts ? html`<p class="warn">${extent()}</p><ul>${repeat(verdicts.generator.reasons, (r) => r.message, (r) => html`<li>${r.message}</li>`)}</ul>` : nothing}
        <ul class="gauges">${(verdicts ? measured.slice(0, 2) : measured).map(gauge)}</ul>
      </section>
      <section class="card">
        <h2>System under test: ${verdicts ? word(verdict(verdicts.target.outcome, store.cutShort)) : html`<span class="soft">judged at the end</span>`}</h2>
        <ul class="gauges">${verdicts ? verdicts.target.assertions.map(judged) : soFar.length ? soFar.map(standing) : goals.map(goal)}</ul>
        ${(verdicts ? verdicts.target.assertions : [...soFar, ...goals]).length ? nothing
          : html`<p class="soft">${verdicts || !store.busy || totals.requests ? 'Nothing was asserted: give the run goals, such as p99 < 300ms.' : 'Assertions and goals are judged from the first response on.'}</p>`}
      </section>`;
  }
}
customElements.define('verdict-panel', VerdictPanel);
