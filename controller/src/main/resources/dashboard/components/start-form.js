// @ts-check
import { store } from '../store.js';
import { Component, el } from './element.js';

/** Starts a run; hidden while one is under way. */
class StartForm extends Component {
  render() {
    const names = store.simulations.map((s) => s.name).join('\n');
    if (store.busy) { this.drawn = undefined; this.replaceChildren(); this.className = ''; return; }
    if (this.drawn === names) return;
    this.drawn = names;
    this.className = 'card';
    const label = (/** @type {string} */ text, /** @type {HTMLElement} */ field) => el('label', {}, text, field);
    const simulation = el('select', { name: 'simulation' }, ...store.simulations.map((s) => el('option', { value: s.name, textContent: s.name })));
    const form = el('form', { onsubmit: (/** @type {SubmitEvent} */ e) => this.submit(e) },
      label('Simulation', simulation),
      label('Target', el('input', { name: 'target', type: 'url', placeholder: 'http://localhost:8081' })),
      label('Workers', el('input', { name: 'workers', type: 'number', min: '1', value: '3', required: true })),
      el('button', { className: 'primary', textContent: 'Start' }));
    const first = store.runs.length === 0 ? [el('p', { className: 'soft', textContent: 'Nothing has run yet. Choose a simulation and the address of what it is to put load on, and start.' })] : [];
    this.replaceChildren(el('h2', { textContent: 'New run' }), ...first, form);
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.emit('start-run', {
      simulation: data.get('simulation'),
      workers: Number(data.get('workers')),
      ...(data.get('target') ? { target: data.get('target') } : {}),
    });
  }
}
customElements.define('start-form', StartForm);
