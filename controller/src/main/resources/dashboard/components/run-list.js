// @ts-check
import { time } from '../format.js';
import { store } from '../store.js';
import { Component, el, table } from './element.js';

/** Earlier runs; a click shows one. */
class RunList extends Component {
  render() {
    this.className = store.runs.length ? 'card' : '';
    if (!store.runs.length || store.busy) { this.draw(); this.className = ''; return; }
    this.draw(...table('Runs', ['run', 'began', 'state', 'generator', 'system under test'],
      store.runs.map((r) => [
        el('td', {}, el('button', { textContent: r.id, onclick: () => this.emit('show-run', r.id) })),
        time(r.createdAtMillis), r.state.toLowerCase(), r.trust?.toLowerCase() ?? '–', r.outcome?.toLowerCase().replace('_', ' ') ?? '–'])));
  }
}
customElements.define('run-list', RunList);
