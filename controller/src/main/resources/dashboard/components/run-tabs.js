// @ts-check
import { router } from '../router.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';
import './error-table.js';
import './event-table.js';
import './loss-table.js';
import './request-table.js';
import './run-workers.js';

/** @type {{id: string, name: string, many: () => number, panel: unknown}[]} */
const TABS = [
  { id: 'requests', name: 'Requests', many: () => store.requests.length, panel: html`<request-table></request-table>` },
  { id: 'errors', name: 'Errors', many: () => store.errors.length, panel: html`<error-table></error-table>` },
  { id: 'workers', name: 'Workers', many: () => store.workers.length, panel: html`<run-workers></run-workers>` },
  { id: 'losses', name: 'Losses', many: () => store.losses.length, panel: html`<loss-table></loss-table>` },
  { id: 'events', name: 'Events', many: () => 0, panel: html`<event-table></event-table>` }];

const KEYS = { ArrowRight: 1, ArrowLeft: -1, Home: -TABS.length, End: TABS.length };

/** The tables of the run, one at a time. */
class RunTabs extends Component {
  watched = ['run', 'requests', 'errors', 'workers', 'losses'];
  #moved = () => this.update();

  connectedCallback() {
    router.addEventListener('route', this.#moved);
    super.connectedCallback();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    router.removeEventListener('route', this.#moved);
  }

  /** @param {KeyboardEvent} e @param {number} at */
  #press(e, at) {
    const by = KEYS[e.key];
    if (!by) return;
    e.preventDefault();
    const to = Math.abs(by) > 1 ? (by > 0 ? TABS.length - 1 : 0) : (at + by + TABS.length) % TABS.length;
    router.with({ tab: TABS[to].id }, true);
    this.draw();
    /** @type {HTMLElement | null} */ (this.querySelector(`#tab-${TABS[to].id}`))?.focus();
  }

  render() {
    const there = store.run?.startsAtMillis || store.requests.length || store.workers.length;
    this.className = there ? 'card' : '';
    if (!there) return nothing;
    const now = TABS.find((t) => t.id === router.route.params.tab) ?? TABS[0];
    return html`
      <div role="tablist" aria-label="Tables of the run">${TABS.map((t, i) => html`
        <button role="tab" id=${`tab-${t.id}`} aria-selected=${t === now ? 'true' : 'false'} aria-controls="tab-panel" tabindex=${t === now ? 0 : -1}
          @click=${() => router.with({ tab: t.id }, true)} @keydown=${(/** @type {KeyboardEvent} */ e) => this.#press(e, i)}>${t.name}${t.many() ? html` <span class="soft">${t.many()}</span>` : nothing}</button>`)}</div>
      <div role="tabpanel" id="tab-panel" aria-labelledby=${`tab-${now.id}`}>${now.panel}</div>`;
  }
}
customElements.define('run-tabs', RunTabs);
