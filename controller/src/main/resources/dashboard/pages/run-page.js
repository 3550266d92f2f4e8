// @ts-check
import { Component, html, nothing, repeat } from '../components/element.js';
import { charts } from '../components/charts.js';
import { watchDetails } from '../details.js';
import { format } from '../router.js';
import { store } from '../store.js';
import '../components/accounting-bar.js';
import '../components/figure-tiles.js';
import '../components/run-strip.js';
import '../components/run-tabs.js';
import '../components/verdict-panel.js';

/** A run, while it goes on and afterwards. */
class RunPage extends Component {
  #charts = charts();
  #unwatch = () => {};

  connectedCallback() {
    super.connectedCallback();
    this.#unwatch = watchDetails();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch();
  }

  render() {
    return html`
      ${store.run || store.unknownRun || !store.known ? nothing : html`<section class="card"><h2>No run yet</h2><p>Nothing has run yet. <a href=${format({ page: 'tests' })}>Choose a test and start it.</a></p></section>`}
      <verdict-panel></verdict-panel>
      <accounting-bar></accounting-bar>
      <figure-tiles></figure-tiles>
      <run-strip></run-strip>
      <section class="charts" aria-label="Charts">${repeat(this.#charts.filter((c) => c.wanted), (c) => c.heading, (c) => c)}</section>
      <run-tabs></run-tabs>`;
  }
}
customElements.define('run-page', RunPage);
