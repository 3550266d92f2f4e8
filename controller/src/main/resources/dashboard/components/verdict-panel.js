// @ts-check
import { store } from '../store.js';
import { Component, el } from './element.js';

const TONE = { VALID: 'good', SUSPECT: 'warn', INVALID: 'bad', PASSED: 'good', FAILED: 'bad', NOTHING_ASSERTED: 'soft', NOTHING_MEASURED: 'bad' };

/** Both verdicts, once the run has ended. */
class VerdictPanel extends Component {
  render() {
    const verdicts = store.run?.verdicts;
    this.className = verdicts ? 'card' : '';
    if (!verdicts) { this.draw(); return; }
    const { generator, target } = verdicts;
    const word = (/** @type {string} */ w) => el('b', { className: TONE[w], textContent: w.toLowerCase().replace('_', ' ') });
    this.draw(
      el('h2', {}, 'Generator: ', word(generator.trust)),
      el('ul', {}, ...generator.reasons.map((/** @type {any} */ r) => el('li', { textContent: r.message }))),
      el('h2', {}, 'System under test: ', word(target.outcome)),
      el('ul', {}, ...target.assertions.map((/** @type {any} */ a) =>
        el('li', { className: a.passed ? '' : 'bad', textContent: `${a.passed ? '✓' : '✗'} ${a.text}${a.shown == null ? '' : `: ${a.shown}`}` }))));
  }
}
customElements.define('verdict-panel', VerdictPanel);
