// @ts-check
import { count } from '../format.js';
import { store } from '../store.js';
import { Component, el, table } from './element.js';

/** The failures, the most frequent first. */
class ErrorTable extends Component {
  render() {
    this.className = store.errors.length ? 'card' : '';
    if (!store.errors.length) { this.draw(); return; }
    this.draw(...table('Errors', ['request', 'message', 'count'],
      store.errors.map((e) => [e.scenario ? `${e.scenario}: ${e.request}` : e.request, el('td', { className: 'reason', textContent: e.message }), count(e.count)])));
  }
}
customElements.define('error-table', ErrorTable);
