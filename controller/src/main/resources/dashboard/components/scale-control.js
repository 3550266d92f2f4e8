// @ts-check
import { store } from '../store.js';
import { Component, followed, html } from './element.js';

const last = () => store.asked ?? store.wanted;

/** Adds workers and removes them, also in mid-run. */
class ScaleControl extends Component {
  render() {
    const set = (/** @type {number} */ n) => this.emit('scale', Math.max(0, n));
    const changed = (/** @type {Event} */ e) => {
      const field = /** @type {HTMLInputElement} */ (e.target);
      if (field.validity.valid) set(field.valueAsNumber);
      else field.value = String(last()); // no number is not 0, which would end the load
    };
    return html`
      <button aria-label="one worker fewer" @click=${() => set(last() - 1)}>−</button>
      <input type="number" min="0" required aria-label="number of workers" .value=${followed(last())} @change=${changed}>
      <button aria-label="one worker more" @click=${() => set(last() + 1)}>+</button>
      <span class="soft">workers. A change applies at once, even during a run.</span>`;
  }
}
customElements.define('scale-control', ScaleControl);
