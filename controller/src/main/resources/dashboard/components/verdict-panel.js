// @ts-check
import { duration } from '../format.js';
import { store } from '../store.js';
import { verdict } from '../verdict.js';
import { Component, el } from './element.js';

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
    if (!verdicts) { this.draw(); return; }
    const { generator, target } = verdicts;
    const word = (/** @type {{text: string, tone: string}} */ v) => el('b', { className: v.tone, textContent: v.text });
    this.draw(
      el('p', { className: 'warn', textContent: extent() }),
      el('h2', {}, 'Generator: ', word(verdict(generator.trust))),
      el('ul', {}, ...generator.reasons.map((/** @type {any} */ r) => el('li', { textContent: r.message }))),
      el('h2', {}, 'System under test: ', word(verdict(target.outcome, store.cutShort))),
      el('ul', {}, ...target.assertions.map((/** @type {any} */ a) =>
        el('li', { className: a.passed ? '' : 'bad', textContent: `${a.passed ? '✓' : '✗'} ${a.text}${a.shown == null ? '' : `: ${a.shown}`}` }))));
  }
}
customElements.define('verdict-panel', VerdictPanel);
