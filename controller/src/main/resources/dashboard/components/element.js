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

/** @typedef {{text: unknown, className?: string, title?: string}} Cell what a cell shows, where it is more than its text */

/** @param {any} cell */
const cellOf = (cell) => (cell !== null && typeof cell === 'object' && 'text' in cell ? cell : { text: cell });

/**
 * A table that scrolls within its card.
 * @param {string} title @param {string[]} heads
 * @param {unknown[][]} rows of texts, templates or cells; the first of each row is its key
 */
export function table(title, heads, rows) {
  const aside = heads.map((_, i) => (cellOf(rows[0]?.[i] ?? '').className?.match(/text|reason/) ? 'text' : ''));
  const keys = rows.map((row) => String(cellOf(row[0]).text));
  const key = new Set(keys).size === rows.length ? (/** @type {unknown} */ _row, /** @type {number} */ i) => keys[i] : (/** @type {unknown} */ _row, /** @type {number} */ i) => i;
  return html`
    <h2>${title}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${title}>
      <table>
        <thead><tr>${heads.map((head, i) => html`<th scope="col" class=${aside[i]}>${head}</th>`)}</tr></thead>
        <tbody>${repeat(rows, key, (row) => html`<tr>${row.map(cellOf).map((cell) => html`<td class=${cell.className ?? ''} title=${cell.title ?? nothing}>${cell.text}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
}
