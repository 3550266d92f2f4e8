// @ts-check
import { Component, html } from '../components/element.js';

/** Runs laid over one another. */
class ComparePage extends Component {
  render() { return html`<section class="card"><h2>Compare</h2><p>Two runs are compared on the command line: <code>./broadside results compare A B</code></p></section>`; }
}
customElements.define('compare-page', ComparePage);
