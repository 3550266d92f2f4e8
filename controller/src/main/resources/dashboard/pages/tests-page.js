// @ts-check
import * as api from '../api.js';
import { again, draft, requestOf } from '../draft.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { Component, html, nothing } from '../components/element.js';
import '../components/start-form.js';
import '../components/test-library.js';
import '../components/test-preview.js';

/** What can be run, what starts it, and what would come of it. */
class TestsPage extends Component {
  #repeated = '';
  #said = { text: '', tone: '' };
  #route = () => this.#repeat();

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#route);
    this.#repeat();
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#route);
    super.disconnectedCallback();
  }

  render() {
    if (!draft.values.simulation && !draft.values.simulationClass && store.simulations.length) draft.set({ simulation: store.simulations[0].name });
    return html`
      ${this.#said.text ? html`<p class=${`card ${this.#said.tone}`} role="status">${this.#said.text}</p>` : nothing}
      <div class="tests"><test-library></test-library><start-form></start-form><test-preview></test-preview></div>`;
  }

  /** Fills the form with a run that is kept, once for each address that asks for it. */
  async #repeat() {
    const id = router.route.page === 'tests' ? router.route.params.again ?? '' : '';
    if (!id) this.#repeated = '';
    if (!id || id === this.#repeated) return;
    this.#repeated = id;
    try {
      const record = await api.record(id);
      draft.set(again(record));
      const own = await api.preview(requestOf(draft.values, {})).then((p) => p.goals, () => []);
      const goals = (record.test.goals ?? []).filter((/** @type {string} */ g) => !own.includes(g));
      if (this.#repeated === id) draft.set({ goals: goals.join('\n') });
      const secrets = record.test.secrets?.length ?? 0;
      this.#say(`The same test as run ${id}: what it ran, its properties and its seed.${secrets ? ' Secrets are not stored: enter them again.' : ''}`, '');
    } catch (e) {
      this.#say(`Run ${id} cannot be repeated: ${/** @type {Error} */ (e).message}`, 'bad');
    }
  }

  /** @param {string} text @param {string} tone */
  #say(text, tone) {
    this.#said = { text, tone };
    this.update();
  }
}
customElements.define('tests-page', TestsPage);
