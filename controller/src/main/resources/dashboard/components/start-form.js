// @ts-check
import * as api from '../api.js';
import { draft, requestOf } from '../draft.js';
import { refresh, showWanted } from '../following.js';
import { router } from '../router.js';
import { store } from '../store.js';
import { classesIn, inForm } from '../words.js';
import { advancedFields, ADVANCED, openAdvanced } from './advanced-fields.js';
import { Component, html, nothing, repeat } from './element.js';
import { alerts, area, isShown, text } from './form-field.js';
import { forgetSecrets, propertyRows, secretRows, secretsIn } from './pair-rows.js';
import { loadFields } from './load-fields.js';

const SHOWN = ['test.simulation', 'test.simulationClass', 'target.url', 'fleet.workers', 'test.phases', 'test.goals', 'test.properties', 'test.secrets', ...ADVANCED];

/** Those that the last run could have had, where it failed for want of one. */
function classes() {
  const [last] = store.runs;
  const { simulation, simulationClass } = draft.values;
  if (last?.state !== 'FAILED' || last.simulation !== simulation) return nothing;
  const names = classesIn(last.problem).filter((name) => name !== simulationClass);
  return names.map((name) => html`<button type="button" class="mend" title=${`the last run failed: ${last.problem}`} @click=${() => draft.set({ simulationClass: name })}>${name}</button>`);
}

/** What is to run, on what, and by whom. What is wrong stands below the field that it is about; what was typed stays. */
class StartForm extends Component {
  #starting = false;
  #tried = '';
  #renew = () => this.update();

  connectedCallback() {
    this.className = 'card';
    for (const event of ['change', 'foreseen']) draft.addEventListener(event, this.#renew);
    super.connectedCallback();
  }

  disconnectedCallback() {
    for (const event of ['change', 'foreseen']) draft.removeEventListener(event, this.#renew);
    super.disconnectedCallback();
  }

  render() {
    const { values } = draft;
    const listed = store.simulations.some((s) => s.name === values.simulation);
    const elsewhere = (draft.refusal ? [draft.refusal] : draft.preview?.refusals ?? []).filter((/** @type {any} */ p) => !isShown(p, SHOWN));
    return html`
      <h2>The test</h2>
      <p class="soft">${store.runs.length || !store.known ? nothing : 'Nothing has run yet. Choose a simulation or a plan, and the address of the system to test. Then start. A plan may have its own address.'}</p>
      <form @submit=${(/** @type {SubmitEvent} */ e) => this.#start(e)} @input=${this.#typed} @change=${this.#typed} autocomplete="off" novalidate>
        <div class="field"><label for="f-simulation">Simulation or plan</label>
          <select id="f-simulation" name="simulation" aria-describedby="simulation-wrong">
            ${listed ? nothing : html`<option value=${values.simulation} selected>${values.simulation || 'choose one'}</option>`}
            ${repeat(store.simulations, (s) => s.name, (s) => html`<option value=${s.name} ?selected=${s.name === values.simulation}>${s.name}</option>`)}
          </select>${alerts('simulation', 'test.simulation')}</div>
        ${text('Class', 'simulationClass', 'test.simulationClass', { placeholder: 'if there are several', after: classes() })}
        ${text('Target', 'target', 'target.url', { placeholder: 'http://localhost:8081', type: 'url', after: html`<button type="button" @click=${() => this.#tryTarget()}>Try it</button>` })}
        <p class="soft tried" role="status">${this.#tried}</p>
        ${text('Workers', 'workers', 'fleet.workers', { hint: 'a number, or auto: as many as the load needs' })}
        ${loadFields()}
        ${area('Goals, one per line', 'goals', 'test.goals', { placeholder: 'p99 < 300ms\nerror rate < 0.1%' })}
        <fieldset><legend>Properties</legend>${propertyRows()}${alerts('properties', 'test.properties')}</fieldset>
        <fieldset><legend>Secrets</legend>${secretRows()}<span class="soft">They go to the workers and are not stored.</span>${alerts('secrets', 'test.secrets')}</fieldset>
        ${advancedFields()}
        <div class="start">
          <button class="primary" ?disabled=${this.#starting || store.underWay}>${this.#starting ? 'Starting…' : 'Start'}</button>
          ${store.underWay ? html`<span class="soft">A run is in progress. Only one can run at a time.</span>` : nothing}
          <span class="bad" role="alert">${store.underWay ? nothing : elsewhere.map((/** @type {any} */ p) => inForm(p.detail)).join('\n')}</span>
        </div>
      </form>`;
  }

  drawn() {
    openAdvanced(this);
    const choice = this.querySelector('select');
    if (choice && choice.value !== draft.values.simulation) choice.value = draft.values.simulation; // its options have come by now
  }

  /** @param {Event} event */
  #typed = (event) => {
    const field = /** @type {any} */ (event.target);
    if (!(field.name in draft.values)) return;
    const value = field.type === 'checkbox' ? field.checked : field.value;
    if (/** @type {any} */ (draft.values)[field.name] === value) return;
    draft.set({ [field.name]: value });
    if (field.name === 'target') this.#tried = '';
  };

  async #tryTarget() {
    this.#tried = 'Connecting…';
    this.update();
    try {
      const { connectMillis } = await api.checkTarget(draft.values.target.trim());
      this.#tried = `✓ The controller can connect to it (${connectMillis.toFixed(0)} ms).`;
    } catch (e) {
      this.#tried = '';
      draft.refuse({ detail: /** @type {Error} */ (e).message, field: 'target.url' });
    }
    this.update();
  }

  /** @param {SubmitEvent} event */
  async #start(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (this.#starting || store.underWay) return;
    this.#starting = true;
    draft.refuse(null);
    try {
      const run = await api.start(requestOf(draft.values, secretsIn(form)));
      forgetSecrets(form);
      await refresh();
      router.go({ page: 'run' });
      await showWanted();
      if (store.run?.id !== run.id) router.go({ page: 'run', id: run.id });
    } catch (e) {
      draft.refuse({ detail: /** @type {Error} */ (e).message, field: e instanceof api.Problem ? e.field : null });
      requestAnimationFrame(() => /** @type {HTMLElement | null} */ (this.querySelector('.field:has(.bad:not(:empty)) :is(input, select, textarea)'))?.focus());
    } finally {
      this.#starting = false;
      this.update();
    }
  }
}
customElements.define('start-form', StartForm);
