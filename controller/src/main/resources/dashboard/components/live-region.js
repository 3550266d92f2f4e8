// @ts-check
import { store } from '../store.js';
import { state, verdict } from '../verdict.js';
import { Component, html } from './element.js';

/** Tells a screen reader what has become of the run, once for each change, and not each second. */
class LiveRegion extends Component {
  render() {
    const run = store.run;
    const found = run?.verdicts ? `, generator ${verdict(run.verdicts.generator.trust).text}, system under test ${verdict(run.verdicts.target.outcome, store.cutShort).text}` : '';
    return html`<p class="unseen" role="status">${run ? `Run ${state(run.state).text}${found}` : ''}</p>`;
  }
}
customElements.define('live-region', LiveRegion);
