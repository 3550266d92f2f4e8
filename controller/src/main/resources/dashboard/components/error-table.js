// @ts-check
import { count } from '../format.js';
import { store } from '../store.js';
import { Component, nothing, table } from './element.js';

/** The failures, the most frequent first. */
class ErrorTable extends Component {
  render() {
    this.className = store.errors.length ? 'card' : '';
    if (!store.errors.length) return nothing;
    return table('Errors', ['request', 'message', 'count'],
      store.errors.map((e) => [e.scenario ? `${e.scenario}: ${e.request}` : e.request, { text: e.message, className: 'reason code' }, count(e.count)]));
  }
}
customElements.define('error-table', ErrorTable);
