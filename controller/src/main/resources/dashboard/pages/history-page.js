// @ts-check
import * as api from '../api.js';
import { count } from '../format.js';
import { Component, html } from '../components/element.js';
import '../components/history-table.js';
import '../components/trend-charts.js';

/** The runs that are kept, how each test has gone over them, and for how long they are kept. */
class HistoryPage extends Component {
  /** @type {any} */ #about = null;

  connectedCallback() {
    super.connectedCallback();
    api.about().then((about) => { this.#about = about; this.update(); }, () => {});
  }

  render() { return html`<trend-charts></trend-charts><history-table></history-table><p class="soft kept">${kept(this.#about)}</p>`; }
}

/** @param {any} about */
function kept(about) {
  if (!about) return '';
  const { keepRuns, keepDays, results } = about;
  const limits = [...(keepRuns == null ? [] : [`the ${count(keepRuns)} newest`]), ...(keepDays == null ? [] : [`those of the last ${count(keepDays)} days`])];
  const rule = limits.length ? `Of all runs ${limits.join(', and of these ')} are kept; a baseline is always kept.` : 'All runs are kept until you delete them (BROADSIDE_KEEP_RUNS and BROADSIDE_KEEP_DAYS set a limit).';
  return `${rule} They are in ${results}.`;
}
customElements.define('history-page', HistoryPage);
