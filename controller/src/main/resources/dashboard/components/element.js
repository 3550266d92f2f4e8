// @ts-check
import { store } from '../store.js';

/**
 * An element with text or children.
 * @param {string} tag @param {Record<string, unknown>} [props] @param {...(Node|string)} children
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, props);
  element.append(...children);
  return element;
}

/** A component that draws itself anew whenever the store has changed. */
export class Component extends HTMLElement {
  connectedCallback() {
    store.addEventListener('change', () => this.render());
    this.render();
  }

  render() {}

  /** @param {string} type @param {unknown} [detail] */
  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

/**
 * A card with a table.
 * @param {string} title @param {string[]} heads @param {(Node|string)[][]} rows
 */
export function table(title, heads, rows) {
  const body = rows.map((row) => el('tr', {}, ...row.map((cell) => (cell instanceof HTMLTableCellElement ? cell : el('td', {}, cell)))));
  return [
    el('h2', { textContent: title }),
    el('table', {}, el('thead', {}, el('tr', {}, ...heads.map((h, i) => el('th', { textContent: h, scope: 'col', className: rows[0]?.[i] instanceof HTMLTableCellElement ? 'text' : '' })))), el('tbody', {}, ...body)),
  ];
}
