// @ts-check
import { duration } from '../format.js';
import { store } from '../store.js';
import { verdict } from '../verdict.js';
import { Component, html, nothing } from './element.js';

/** How much of the load there was, where the run was cut short. */
function extent() {
  const length = store.run.profileSeconds;
  const share = length && store.second >= 0 && store.second < length ? ` after ${duration(store.second)} of ${duration(length)}` : '';
  return store.cutShort ? `The run was cut short${share}: the verdicts are about that part alone.` : '';
}

/** Both verdicts, once the run has ended. */
class VerdictPanel extends Component {
  render() {
    const verdicts = store.run?.verdicts;
    this.className = verdicts ? 'card' : '';
    if (!verdicts) return nothing;
    const { generator, target } = verdicts;
    const word = (/** @type {{text: string, tone: string}} */ v) => html`<b class=${v.tone}>${v.text}</b>`;
    return html`
      <p class="warn">${extent()}</p>
      <h2>Generator: ${word(verdict(generator.trust))}</h2>
      <ul>${generator.reasons.map((/** @type {any} */ r) => html`<li>${r.message}</li>`)}</ul>
      <h2>System under test: ${word(verdict(target.outcome, store.cutShort))}</h2>
      <ul>${target.assertions.map((/** @type {any} */ a) => html`
        <li class=${a.passed ? '' : 'bad'}>${a.passed ? '✓' : '✗'} ${a.text}${a.shown == null ? '' : `: ${a.shown}`}</li>`)}</ul>`;
  }
}
customElements.define('verdict-panel', VerdictPanel);
