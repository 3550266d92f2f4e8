// @ts-check
import * as api from '../api.js';
import { draft } from '../draft.js';
import { refresh } from '../following.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';
import './plan-editor.js';

const isPlan = (/** @type {string} */ name) => /\.ya?ml$/i.test(name);

/** Available tests: chosen, uploaded by choosing or dropping a file, or written here. */
class TestLibrary extends Component {
  #over = false;
  #said = { text: '', tone: '' };
  /** @type {{name: string, text: string} | null} */ #plan = null;

  connectedCallback() {
    this.className = 'card';
    draft.addEventListener('change', this.#renew);
    super.connectedCallback();
  }

  disconnectedCallback() {
    draft.removeEventListener('change', this.#renew);
    super.disconnectedCallback();
  }

  #renew = () => this.update();

  render() {
    const { simulation } = draft.values;
    return html`
      <h2>Available tests</h2>
      <ul class="library" aria-label="Simulations and plans">${store.simulations.map((s) => html`<li>
        <button type="button" aria-pressed=${s.name === simulation} @click=${() => draft.set({ simulation: s.name, simulationClass: '' })}><b>${s.name}</b>
          <span class="soft">${isPlan(s.name) ? 'plan' : 'simulation'}, ${s.source === 'upload' ? 'uploaded' : 'from the folder'}</span></button>
        ${isPlan(s.name) ? html`<button type="button" class="quiet" @click=${() => this.#edit(s.name)}>Edit<span class="unseen"> ${s.name}</span></button>` : nothing}</li>`)}</ul>
      <label class=${this.#over ? 'drop over' : 'drop'} @dragover=${this.#drag} @dragleave=${this.#drag} @drop=${this.#drop}>
        <input type="file" class="unseen" accept=".java,.jar,.zip,.yaml,.yml" @change=${this.#chosen}>
        <span><b>Upload</b> a plan, a Java file, a jar or a zip: choose a file, or drop it here</span></label>
      <p class=${this.#said.tone} role="status">${this.#said.text}</p>
      ${this.#plan ? html`<plan-editor .plan=${this.#plan} @saved=${(/** @type {CustomEvent} */ e) => this.#saved(e.detail)} @closed=${() => { this.#plan = null; this.update(); }}></plan-editor>`
    : html`<button type="button" @click=${() => { this.#plan = { name: 'plan.yaml', text: '' }; this.update(); }}>Write a plan here</button>`}`;
  }

  #drag = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    this.#over = event.type === 'dragover';
    this.update();
  };

  #drop = (/** @type {DragEvent} */ event) => {
    this.#drag(event);
    const file = event.dataTransfer?.files[0];
    if (file) this.#upload(file);
  };

  #chosen = (/** @type {Event} */ event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const file = field.files?.[0];
    if (file) this.#upload(file);
    field.value = ''; // the same file again is a change, too
  };

  /** @param {File} file */
  async #upload(file) {
    this.#say(`Uploading ${file.name}…`, 'soft');
    try {
      await api.upload(file.name, file);
      this.#say(`✓ ${file.name} is uploaded.`, 'good');
      await refresh();
      draft.set({ simulation: file.name, simulationClass: '' });
    } catch (e) {
      this.#say(`✗ ${file.name}: ${/** @type {Error} */ (e).message}`, 'bad');
    }
  }

  /** @param {string} name */
  async #edit(name) {
    try {
      const { text } = await api.plan(name);
      this.#plan = { name, text };
      this.#say('', '');
    } catch (e) {
      this.#say(/** @type {Error} */ (e).message, 'bad');
    }
  }

  /** @param {string} name */
  async #saved(name) {
    this.#say(`✓ ${name} is saved as an upload.`, 'good');
    await refresh();
    draft.set({ simulation: name, simulationClass: '' });
  }

  /** @param {string} text @param {string} tone */
  #say(text, tone) {
    this.#said = { text, tone };
    this.update();
  }
}
customElements.define('test-library', TestLibrary);
