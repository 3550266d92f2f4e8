// @ts-check
import { time } from '../format.js';
import { format } from '../router.js';
import { store } from '../store.js';
import { state, verdict } from '../verdict.js';
import { Component, html, nothing, table } from './element.js';

const NONE = { text: '–', tone: 'soft' };
const HEADS = ['run', 'began', 'state', 'generator', 'system under test'];

/** @param {{text: string, tone: string}} shown */
const cell = (shown) => ({ text: shown.text, className: `text ${shown.tone}` });

/** All runs that are kept; a click shows one. */
class RunList extends Component {
  render() {
    this.className = store.runs.length ? 'card' : '';
    if (!store.runs.length) return nothing;
    return table('Runs', HEADS, store.runs.map((r) => [
      html`<a href=${format({ id: r.id })}>${r.id}</a>`, time(r.createdAtMillis), cell(state(r.state)),
      cell(r.trust ? verdict(r.trust) : NONE), cell(r.outcome ? verdict(r.outcome, r.state === 'ABORTED') : NONE)]));
  }
}
customElements.define('run-list', RunList);
