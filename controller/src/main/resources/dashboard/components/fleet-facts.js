// @ts-check
import * as api from '../api.js';
import { count, dollars } from '../format.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';

/** How large the fleet is, what it costs, and of which version it is. */
class FleetFacts extends Component {
  /** @type {any} */ #about = null;

  connectedCallback() {
    this.className = 'card';
    super.connectedCallback();
    api.about().then((about) => { this.#about = about; this.update(); }, () => {});
  }

  render() {
    const about = this.#about;
    const there = store.fleet.filter((w) => !['gone', 'died', 'failed'].includes(w.state));
    const waiting = there.filter((w) => w.reason && ['starting', 'unreachable'].includes(w.state));
    /** @type {[string, string][]} */
    const facts = [['wanted', count(store.wanted)], ['there', count(there.length)], ['at work', count(there.filter((w) => w.share > 0).length)]];
    if (about) {
      facts.push(['an hour costs', about.workerHourDollars === 0 ? '$0' : `about ${dollars(about.workerHourDollars * store.wanted)}`],
        ['workers are', about.fleet === 'local' ? 'on this machine' : 'on Kubernetes'], ['version', about.version]);
    }
    return html`<h2>Fleet</h2><dl class="figures">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      ${store.trouble ? html`<p class="bad">${store.trouble}</p>` : nothing}
      ${waiting.length ? html`<ul>${waiting.map((w) => html`<li class="warn">${w.worker} is ${w.state}: ${w.reason}</li>`)}</ul>` : nothing}
      ${about && about.workerHourDollars > 0 ? html`<p class="soft">An estimate for the wanted workers, at ${dollars(about.workerHourDollars)} each. BROADSIDE_WORKER_HOUR_DOLLARS sets this price. The cluster, the controller and the traffic are not included.</p>` : nothing}`;
  }
}
customElements.define('fleet-facts', FleetFacts);
