// @ts-check
import { Component, html } from '../components/element.js';
import { charts } from '../components/charts.js';
import '../components/error-table.js';
import '../components/figure-tiles.js';
import '../components/loss-table.js';
import '../components/request-table.js';
import '../components/run-workers.js';
import '../components/verdict-panel.js';

/** A run, while it goes on and afterwards. */
class RunPage extends Component {
  #charts = charts();

  render() {
    return html`
      <verdict-panel></verdict-panel>
      <figure-tiles></figure-tiles>
      <section class="charts" aria-label="Charts">${this.#charts}</section>
      <run-workers></run-workers>
      <request-table></request-table>
      <error-table></error-table>
      <loss-table></loss-table>`;
  }
}
customElements.define('run-page', RunPage);
