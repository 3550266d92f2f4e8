// @ts-check
import { duration, nameOf } from '../format.js';
import { format } from '../router.js';
import { store } from '../store.js';
import { state, verdict } from '../verdict.js';
import { Component, html, nothing } from './element.js';

/** @param {string} about @param {{text: string, tone: string}} shown */
const pill = (about, shown) => html`<span class=${`pill ${shown.tone}`}>${about}${shown.text}</span>`;

/** How far it is. */
function course() {
  const { run, second, busy } = store;
  const length = run.profileSeconds;
  if (busy && second < 0) return run.startsAtMillis ? html`<span class="soft">starts in ${-second} s</span>` : nothing;
  if (!busy) return nothing;
  const text = `${duration(second)}${length ? ` of ${duration(length)}` : ''}`;
  return html`${length ? html`<progress max=${length} .value=${Math.min(second, length)} aria-label="progress"></progress>` : nothing}<span class="soft">${text}</span>`;
}

/** Which run it is, its state, how far it is, both verdicts, and the button that ends it. */
class RunState extends Component {
  render() {
    const { run, lost, busy, underWay, newest } = store;
    const other = underWay && !busy;
    return html`
      ${lost ? html`<span class="pill bad">✗ no answer for ${duration(store.silentSeconds)}</span>` : nothing}
      ${run ? html`
        ${pill('', state(run.state))}
        ${run.verdicts ? html`${pill('generator ', verdict(run.verdicts.generator.trust))}${pill('target ', verdict(run.verdicts.target.outcome, store.cutShort))}` : nothing}
        <span class="name" title=${run.id}>${nameOf(run)}</span>
        ${course()}` : nothing}
      ${other ? html`<a href=${format({ page: 'run' })}>● ${nameOf(newest)} is under way</a>` : nothing}
      ${underWay ? html`<button class="stop" @click=${() => this.emit('stop-run')}>Stop the load</button>` : nothing}`;
  }
}
customElements.define('run-state', RunState);
