// @ts-check
import { Component, html } from '../components/element.js';
import '../components/worker-table.js';

/** The workers, and the control of their number. */
class FleetPage extends Component {
  render() { return html`<worker-table></worker-table>`; }
}
customElements.define('fleet-page', FleetPage);
