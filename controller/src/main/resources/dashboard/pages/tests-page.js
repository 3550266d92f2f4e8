// @ts-check
import { Component, html } from '../components/element.js';
import '../components/start-form.js';

/** What can be run, and what starts it. */
class TestsPage extends Component {
  render() { return html`<start-form></start-form>`; }
}
customElements.define('tests-page', TestsPage);
