// @ts-check
import { Component, html } from '../components/element.js';
import '../components/run-list.js';

/** The runs that are kept. */
class HistoryPage extends Component {
  render() { return html`<run-list></run-list>`; }
}
customElements.define('history-page', HistoryPage);
