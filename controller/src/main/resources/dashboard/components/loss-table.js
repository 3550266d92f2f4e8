// @ts-check
import { count, ordinals } from '../format.js';
import { store } from '../store.js';
import { Component, html, nothing, table } from './element.js';

const SHOWN = 50;
const MEANING = { missed: 'was not sent', unknown: 'its worker died before it could say' };

const text = (/** @type {string} */ shown) => ({ text: shown, className: 'text' });

/** Which arrivals were lost, by ordinal: nothing where all that was planned was sent. */
class LossTable extends Component {
  render() {
    const rows = store.losses;
    this.className = rows.length ? 'card' : '';
    if (!rows.length) return nothing;
    return html`
      ${table('Lost arrivals', ['scenario', 'worker', 'outcome', 'ordinals', 'count'],
        rows.slice(0, SHOWN).map((l) => [l.scenario, text(l.worker || 'nobody was left'),
          text(`${l.outcome}: ${MEANING[l.outcome]}`), text(ordinals(l)), count(l.count)]))}
      ${rows.length > SHOWN ? html`<p class="soft">and ${rows.length - SHOWN} rows more; the run's summary has them all</p>` : nothing}`;
  }
}
customElements.define('loss-table', LossTable);
