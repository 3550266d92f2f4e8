// @ts-check
import { Component, html } from '../components/element.js';
import '../components/fleet-facts.js';
import '../components/worker-log.js';
import '../components/worker-table.js';

/** The workers, what they cost, and the control of their number. */
class FleetPage extends Component {
  render() { return html`<fleet-facts></fleet-facts><worker-table></worker-table><worker-log></worker-log>`; }
}
customElements.define('fleet-page', FleetPage);
