// @ts-check
import { duration, ms } from '../format.js';
import { store } from '../store.js';
import { state, verdict } from '../verdict.js';
import { Component, el } from './element.js';

/** @param {string} about @param {{text: string, tone: string}} shown */
const pill = (about, shown) => el('span', { className: `pill ${shown.tone}`, textContent: about + shown.text });

/** The state of the run, how far it is, and the button that ends it. */
class RunState extends Component {
  render() {
    const run = store.run;
    const parts = [];
    if (store.lost) parts.push(el('span', { className: 'pill bad', textContent: `✗ no answer for ${duration(store.silentSeconds)}` }));
    if (run) {
      parts.push(pill('', state(run.state)));
      if (run.verdicts) {
        parts.push(pill('generator ', verdict(run.verdicts.generator.trust)), pill('target ', verdict(run.verdicts.target.outcome, store.cutShort)));
      }
      parts.push(el('span', { className: 'name', textContent: run.simulationClass ?? run.simulation ?? '' }));
    }
    if (store.busy && store.second >= 0) {
      const length = run.profileSeconds;
      if (length) parts.push(el('progress', { max: length, value: Math.min(store.second, length), ariaLabel: 'progress' }));
      parts.push(el('span', { className: 'soft', textContent: duration(store.second) + (length ? ` of ${duration(length)}` : '') }));
    } else if (store.busy && run.startsAtMillis) {
      parts.push(el('span', { className: 'soft', textContent: `starts in ${-store.second} s` }));
    }
    if (run?.startSkewMillis != null) {
      parts.push(el('span', { className: 'soft', textContent: `workers began within ${ms(run.startSkewMillis)} of one another` }));
    }
    if (store.busy) parts.push(el('button', { className: 'stop', textContent: 'Stop the load', onclick: () => this.emit('stop-run') }));
    this.draw(...parts);
  }
}
customElements.define('run-state', RunState);
