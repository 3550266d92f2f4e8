// @ts-check
import { store } from '../store.js';
import { Component, html, repeat } from './element.js';

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
    this.hidden = store.underWay; // and keeps what was typed
    this.className = 'card';
    const wrong = store.refusal && (FIELDS.find((f) => store.refusal.includes(f)) ?? 'simulation');
    const field = (/** @type {string} */ text, /** @type {unknown} */ input, /** @type {string} */ name) =>
      html`<label>${text}${input}<span class="bad" role="alert">${wrong === name ? inForm(store.refusal) : ''}</span></label>`;
    return html`
      <h2>New run</h2>
      <p class="soft">${store.runs.length ? '' : 'Nothing has run yet. Choose a simulation or a plan and the address of what it is to put load on, and start. A plan may name its own.'}</p>
      <form @submit=${(/** @type {SubmitEvent} */ e) => this.submit(e)}>
        ${field('Simulation or plan', html`<select name="simulation">${repeat(store.simulations, (s) => s.name, (s) => html`<option value=${s.name}>${s.name}</option>`)}</select>`, 'simulation')}
        ${field('Class', html`<input name="simulationClass" placeholder="of several in a simulation">`, 'simulationClass')}
        ${field('Target', html`<input name="target" type="url" placeholder="http://localhost:8081">`, 'target')}
        ${field('Workers', html`<input name="workers" value="3" required pattern="[1-9][0-9]*|auto" title="a number, or auto: as many as the profile needs">`, 'workers')}
        <button class="primary">Start</button>
      </form>`;
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
