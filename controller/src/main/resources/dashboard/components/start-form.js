// @ts-check
import { store } from '../store.js';
import { Component, el } from './element.js';

const FIELDS = ['simulationClass', 'simulation', 'target', 'workers'];

/** What the form has in place of the command line's options. */
const OPTIONS = { '--simulation': 'Class', '--target': 'Target', '--workers': 'Workers' };

/**
 * A refusal as the form can be mended by it: options that it has no field for are those of a command.
 * @param {string} refusal
 */
function inForm(refusal) {
  const own = refusal.replace(/ \((--[a-z-]+)( [^)]*)?\)/g, (all, option) => (OPTIONS[option] ? '' : ` (${option} of ./broadside run; this form has no field for it)`));
  return own.replace(/(?<!\()--[a-z-]+/g, (option) => OPTIONS[option] ?? option);
}

/** Starts a run; hidden while one is under way. What is wrong stands below the field that it is about. */
class StartForm extends Component {
  render() {
    this.hidden = store.busy; // and keeps what was typed
    this.className = 'card';
    const wrong = store.refusal && (FIELDS.find((f) => store.refusal.includes(f)) ?? 'simulation');
    const field = (/** @type {string} */ text, /** @type {HTMLElement} */ input, /** @type {string} */ name) =>
      el('label', {}, text, input, el('span', { className: 'bad', role: 'alert', textContent: wrong === name ? inForm(store.refusal) : '' }));
    const options = store.simulations.map((s) => el('option', { value: s.name, textContent: s.name }));
    this.draw(
      el('h2', { textContent: 'New run' }),
      el('p', { className: 'soft', textContent: store.runs.length ? '' : 'Nothing has run yet. Choose a simulation or a plan and the address of what it is to put load on, and start. A plan may name its own.' }),
      el('form', { onsubmit: (/** @type {SubmitEvent} */ e) => this.submit(e) },
        field('Simulation or plan', el('select', { name: 'simulation' }, ...options), 'simulation'),
        field('Class', el('input', { name: 'simulationClass', placeholder: 'of several in a simulation' }), 'simulationClass'),
        field('Target', el('input', { name: 'target', type: 'url', placeholder: 'http://localhost:8081' }), 'target'),
        field('Workers', el('input', { name: 'workers', defaultValue: '3', required: true, pattern: '[1-9][0-9]*|auto', title: 'a number, or auto: as many as the profile needs' }), 'workers'),
        el('button', { className: 'primary', textContent: 'Start' })));
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const given = [...new FormData(/** @type {HTMLFormElement} */ (event.target))].filter(([, value]) => value !== '');
    const { workers, target, ...test } = Object.fromEntries(given);
    this.emit('start-run', {
      test,
      target: { url: target },
      fleet: workers === 'auto' ? { autoscale: true } : { workers: Number(workers) },
    });
  }
}
customElements.define('start-form', StartForm);
