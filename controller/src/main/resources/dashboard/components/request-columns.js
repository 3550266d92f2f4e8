// @ts-check
import { count, ms, number } from '../format.js';
import { nameOf, open, wanted } from '../requests.js';
import { store } from '../store.js';
import { html, nothing } from './element.js';
import { sparkline } from './sparkline.js';

/** @param {any} r */
const errorsPercent = (r) => (r.count ? (100 * r.errors) / r.count : 0);

/** How deep it stands in its groups. @param {any} r */
export const depth = (r) => r.request.split(' / ').length - 1;

const time = (/** @type {string} */ field) => ({ head: field === 'p999' ? 'p99.9' : field, value: (/** @type {any} */ r) => r[field], show: (/** @type {any} */ r) => ms(r[field]) });

const NAME = { head: 'request', text: true, value: nameOf, look: (/** @type {any} */ r) => `depth-${Math.min(4, depth(r))}${r.group ? ' group' : ''}` };

/** A figure for each request. */
export const FIGURES = [
  NAME,
  { head: 'count', value: (/** @type {any} */ r) => r.count, show: (/** @type {any} */ r) => count(r.count) },
  { head: 'errors', value: (/** @type {any} */ r) => r.errors, show: (/** @type {any} */ r) => count(r.errors), look: (/** @type {any} */ r) => (r.errors ? 'bad' : '') },
  { head: 'errors %', value: errorsPercent, show: (/** @type {any} */ r) => number(errorsPercent(r), errorsPercent(r) && errorsPercent(r) < 10 ? 2 : 0), look: (/** @type {any} */ r) => (r.errors ? 'bad' : '') },
  { head: 'a second', value: (/** @type {any} */ r) => r.perSecond, show: (/** @type {any} */ r) => number(r.perSecond) },
  ...['min', 'mean', 'p50', 'p75', 'p95', 'p99', 'p999', 'max'].map(time)];

/** Drawn once for each answer of the controller, and not each second. @type {WeakMap<number[], unknown>} */
const drawn = new WeakMap();

/** @param {any} r */
function spark(r) {
  const values = store.sparks[nameOf(r)];
  if (!values) return nothing;
  if (!drawn.has(values)) drawn.set(values, sparkline(values.map((/** @type {number} */ v) => (v < 0 ? null : v))));
  return drawn.get(values);
}

/** Its name opens how it went. @param {any} r */
function opener(r) {
  const isOpen = nameOf(r) === wanted();
  return html`<button class="quiet opener" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls=${isOpen ? 'opened-request' : nothing}
    @click=${() => open(isOpen ? null : r)}><span aria-hidden="true">${isOpen ? '▾' : '▸'} </span>${nameOf(r)}</button>`;
}

/** The same, and how each went. */
export const COURSES = [{ ...NAME, show: opener }, ...FIGURES.slice(1), { head: 'p99 over time', value: (/** @type {any} */ r) => r.p99, show: spark }];
