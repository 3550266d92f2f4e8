// @ts-check
import { store } from '../store.js';

/**
 * An element with text or children; it remembers its properties, for `patch`.
 * @param {string} tag @param {Record<string, unknown>} [props] @param {...(Node|string)} children
 */
export function el(tag, props = {}, ...children) {
  const element = Object.assign(document.createElement(tag), props, { props });
  element.append(...children);
  return element;
}

/**
 * Makes the children of an element like these, and keeps those that are there wherever it can, so
 * that neither a click nor the focus nor what somebody types is ever lost.
 * @param {any} parent @param {(Node|string)[]} children
 */
export function patch(parent, children) {
  const chosen = parent.selectedIndex; // moving an option into a list would choose it
  while (parent.childNodes.length > children.length) parent.lastChild.remove();
  children.forEach((child, i) => {
    const wanted = /** @type {any} */ (typeof child === 'string' ? document.createTextNode(child) : child);
    const there = parent.childNodes[i];
    if (!there) parent.append(wanted);
    else if (there.nodeName !== wanted.nodeName) there.replaceWith(wanted);
    else if (wanted instanceof Text) there.data = wanted.data;
    else renew(there, wanted);
  });
  if (chosen !== undefined) parent.selectedIndex = Math.max(0, chosen);
}

/** @param {any} there @param {any} wanted */
function renew(there, wanted) {
  for (const [name, value] of Object.entries({ className: '', ...wanted.props })) {
    const typed = name === 'value' && there === document.activeElement;
    if (there[name] !== value && !typed) there[name] = value;
  }
  if (!('textContent' in wanted.props)) patch(there, [...wanted.childNodes]);
}

/** A component that draws itself anew whenever the store has changed. */
export class Component extends HTMLElement {
  connectedCallback() {
    store.addEventListener('change', () => this.render());
    this.render();
  }

  render() {}

  /** @param {...(Node|string)} children */
  draw(...children) { patch(this, children); }

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
    el('table', {}, el('thead', {}, el('tr', {}, ...heads.map((h, i) => el('th', { textContent: h, scope: 'col', className: /** @type {any} */ (rows[0]?.[i])?.className ? 'text' : '' })))), el('tbody', {}, ...body)),
  ];
}
