// @ts-check
/** What every component is made of: templates of lit-html, drawn once a frame. */
import { html, noChange, nothing, render, svg } from '../vendor/lit-html/lit-html.js';
import { Directive, directive } from '../vendor/lit-html/directive.js';
import { setCommittedValue } from '../vendor/lit-html/directive-helpers.js';
import { repeat } from '../vendor/lit-html/directives/repeat.js';
import { store } from '../store.js';

export { html, nothing, render, repeat, svg };

/** @type {Set<Component>} */
const waiting = new Set();

function drawAll() {
  const now = [...waiting];
  waiting.clear();
  for (const component of now) {
    try {
      component.draw();
    } catch (e) {
      reportError(e); // the others are drawn all the same
    }
  }
}

/**
 * A component without a shadow: it draws its template when it comes to the page, and anew in the frame after
 * what it shows of the store has changed. Of many changes between two frames it draws the last. A page that is not
 * seen has no frames, and draws nothing.
 */
export class Component extends HTMLElement {
  /** @type {string[] | null} names of what it shows of the store; null: of all that there is */ watched = null;
  #changed = (/** @type {any} */ e) => { if (this.watched === null || this.watched.some((name) => e.detail.includes(name))) this.update(); };

  connectedCallback() {
    store.addEventListener('change', this.#changed);
    this.draw();
  }

  disconnectedCallback() {
    store.removeEventListener('change', this.#changed);
    waiting.delete(this);
  }

  /** Draws it in the next frame. */
  update() {
    if (!this.isConnected) return;
    if (waiting.size === 0) requestAnimationFrame(drawAll);
    waiting.add(this);
  }

  /** Draws it now. */
  draw() {
    render(this.render(), this, { host: this }); // whom listeners are called on
    this.drawn();
  }

  /** What it shows now. @returns {unknown} */
  render() { return nothing; }

  /** Called after each time that it was drawn. */
  drawn() {}

  /** @param {string} type @param {unknown} [detail] */
  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

/** The value of a field that follows the store, but never while somebody is typing in it: `.value=${followed(3)}`. */
export const followed = directive(class extends Directive {
  render(/** @type {unknown} */ value) { return value; }

  update(/** @type {any} */ part, /** @type {[unknown]} */ [value]) {
    const field = part.element;
    if (field === document.activeElement || field.value === String(value)) return noChange;
    setCommittedValue(part); // what was typed is not what was drawn last
    return value;
  }
});
