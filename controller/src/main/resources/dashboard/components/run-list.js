// @ts-check
import { time } from '../format.js';
import { store } from '../store.js';
import { state, verdict } from '../verdict.js';
import { Component, el, table } from './element.js';

const NONE = { text: '–', tone: 'soft' };

/** @param {{text: string, tone: string}} shown */
const cell = (shown) => el('td', { className: `text ${shown.tone}`, textContent: shown.text });

/** Earlier runs; a click shows one. */
class RunList extends Component {
  render() {
    this.className = store.runs.length ? 'card' : '';
    if (!store.runs.length || store.busy) { this.draw(); this.className = ''; return; }
    this.draw(...table('Runs', ['run', 'began', 'state', 'generator', 'system under test'],
      store.runs.map((r) => [
        el('td', {}, el('button', { textContent: r.id, onclick: () => this.emit('show-run', r.id) })),
        time(r.createdAtMillis), cell(state(r.state)), cell(r.trust ? verdict(r.trust) : NONE), cell(r.outcome ? verdict(r.outcome, r.state === 'ABORTED') : NONE)])));
  }
}
customElements.define('run-list', RunList);
