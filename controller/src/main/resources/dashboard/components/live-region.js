// @ts-check
import { store } from '../store.js';
import { state, verdict } from '../verdict.js';
import { Component, el } from './element.js';

/** Tells a screen reader what has become of the run, once for each change, and not each second. */
class LiveRegion extends Component {
  render() {
    const run = store.run;
    const found = run?.verdicts ? `, generator ${verdict(run.verdicts.generator.trust).text}, system under test ${verdict(run.verdicts.target.outcome, store.cutShort).text}` : '';
    this.draw(el('p', { className: 'unseen', role: 'status', textContent: run ? `Run ${state(run.state).text}${found}` : '' }));
  }
}
customElements.define('live-region', LiveRegion);
