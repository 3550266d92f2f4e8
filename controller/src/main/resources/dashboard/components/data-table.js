// @ts-check
import { filtered, sorted } from '../sorting.js';
import { rowAt, topOf, windowOf } from '../windowing.js';
import { Component, html, nothing, repeat } from './element.js';

/** A longer one scrolls by itself, and has only the rows in the document that are seen. */
const LONG = 50;

/** Rows of which each has another height take no part in a change that small, so that nothing moves while somebody scrolls. */
const ROUGHLY = 0.1;

/**
 * @typedef {object} Column
 * @property {string} head
 * @property {(row: any) => unknown} value that it is sorted by
 * @property {(row: any) => unknown} [show] what stands there, where that is more than the value
 * @property {(row: any) => string} [look] classes of the cell
 * @property {(row: any) => string} [title] what is said of the cell to who points at it
 * @property {boolean} [text] whether it stands at the left
 */

/** A table whose rows can be sorted by any column, and filtered. */
export class DataTable extends Component {
  heading = '';
  /** @type {Column[]} */ columns = [];
  /** @type {any[]} */ rows = [];
  /** @type {(row: any) => string} */ key = (row) => JSON.stringify(row);
  /** @type {((row: any) => unknown) | null} what stands below a row that is opened */ detail = null;
  #by = -1;
  #down = false;
  #words = '';
  #printed = false;
  #place = { rows: 0, opened: -1, row: 30, detail: 0 };
  #seen = { top: 0, height: 600 };
  #now = ''; // the row that is opened
  #before = ''; // and the one that was
  #focused = false;
  #print = (/** @type {Event} */ e) => { this.#printed = e.type === 'beforeprint'; this.draw(); };
  #sizes = new ResizeObserver(() => this.#measure());

  /** What it shows is given to it, and does not come from the store. */
  connectedCallback() {
    for (const type of ['beforeprint', 'afterprint']) window.addEventListener(type, this.#print);
    this.draw();
    for (const selector of ['.scroll', 'table']) this.#sizes.observe(this.#part(selector));
  }

  disconnectedCallback() {
    for (const type of ['beforeprint', 'afterprint']) window.removeEventListener(type, this.#print);
    this.#sizes.disconnect();
  }

  /** Three presses: one way, the other, and as it was. @param {number} column */
  sort(column) {
    const numeric = this.rows.some((row) => typeof this.columns[column].value(row) === 'number');
    if (this.#by !== column) [this.#by, this.#down] = [column, numeric];
    else if (this.#down === numeric) this.#down = !numeric;
    else this.#by = -1;
    this.draw();
  }

  /** Those that are wanted, in their order. */
  chosen() {
    const rows = filtered(this.rows, (row) => this.columns.filter((c) => c.text).map((c) => c.value(row)).join(' '), this.#words);
    return this.#by < 0 ? rows : sorted(rows, this.columns[this.#by].value, this.#down);
  }

  render() {
    const rows = this.chosen();
    const long = rows.length > LONG && !this.#printed;
    const opened = this.detail ? rows.findIndex((row) => this.detail?.(row)) : -1;
    Object.assign(this.#place, { rows: rows.length, opened });
    this.#now = opened < 0 ? '' : this.key(rows[opened]);
    const { first, end, above, below } = long ? windowOf(this.#place, this.#seen.top, this.#seen.height) : { first: 0, end: rows.length, above: 0, below: 0 };
    this.#focused = this.#part('tbody')?.contains(document.activeElement) ?? false;
    return html`
      <div class="head"><h2>${this.heading}</h2>
        ${this.rows.length > 5 ? html`<input type="search" placeholder="filter" aria-label=${`filter ${this.heading}`} @input=${this.#type}>` : nothing}</div>
      <div class=${long ? 'scroll long' : 'scroll'} tabindex="0" role="region" aria-label=${this.heading} @scroll=${this.#scroll}>
        <table aria-rowcount=${rows.length + 1}>
          <thead><tr aria-rowindex="1">${this.columns.map((c, i) => this.#head(c, i))}</tr></thead>
          <tbody>${this.#gap(above)}${repeat(rows.slice(first, end), this.key, (row, i) => this.#row(row, first + i))}${this.#gap(below)}</tbody>
        </table>
      </div>
      ${rows.length === 0 && this.#words ? html`<p class="soft">Nothing has “${this.#words}”.</p>` : nothing}`;
  }

  /** Whoever opens a row by its address finds it; whoever was in one that has gone goes on from the table. */
  drawn() {
    const scroll = this.#part('.scroll');
    if (this.#now && this.#now !== this.#before && !this.#part('tr.detail')) scroll.scrollTop = topOf(this.#place, this.#place.opened);
    this.#before = this.#now;
    if (this.#focused && document.activeElement === document.body) scroll.focus({ preventScroll: true });
  }

  /** @param {string} selector @returns {any} */
  #part(selector) { return this.querySelector(selector); }

  #type(/** @type {any} */ e) {
    this.#words = e.target.value;
    this.draw();
  }

  #scroll(/** @type {any} */ e) {
    if (e.target.scrollTop === this.#seen.top) return;
    this.#seen.top = e.target.scrollTop;
    this.update();
  }

  /** Called where the layout is known, so that nothing has to be laid out for it. */
  #measure() {
    const heights = (/** @type {string} */ selector) => [...this.querySelectorAll(`:scope > .scroll > table > tbody > ${selector}`)].map((row) => row.getBoundingClientRect().height);
    const rows = heights('tr:not(.gap, .detail)');
    const scroll = this.#part('.scroll');
    const { scrollTop, clientHeight } = scroll;
    const place = this.#place;
    const at = rowAt(place, scrollTop);
    const before = topOf(place, at);
    const row = rows.reduce((sum, height) => sum + height, 0) / rows.length;
    if (Math.abs(row - place.row) > ROUGHLY * place.row) place.row = row;
    place.detail = heights('tr.detail')[0] ?? place.detail;
    this.#seen = { top: scrollTop + topOf(place, at) - before, height: clientHeight };
    if (place.rows <= LONG) return;
    this.draw();
    scroll.scrollTop = this.#seen.top; // so that the same rows are seen
  }

  /** What stands for rows that are not drawn. @param {number} height px */
  #gap(height) {
    return height ? html`<tr class="gap" aria-hidden="true"><td colspan=${this.columns.length} .style=${`height: ${height}px`}></td></tr>` : nothing;
  }

  /** @param {any} row @param {number} i */
  #row(row, i) {
    const detail = this.detail?.(row);
    return html`<tr aria-rowindex=${i + 2}>${this.columns.map((c) => html`<td class=${`${c.text ? 'text' : ''} ${c.look?.(row) ?? ''}`} title=${c.title?.(row) ?? nothing}>${(c.show ?? c.value)(row)}</td>`)}</tr>
      ${detail ? html`<tr class="detail"><td colspan=${this.columns.length}><div>${detail}</div></td></tr>` : nothing}`;
  }

  /** @param {Column} column @param {number} i */
  #head(column, i) {
    const order = this.#by !== i ? 'none' : this.#down ? 'descending' : 'ascending';
    const sign = { none: '', descending: ' ▼', ascending: ' ▲' }[order];
    return html`<th scope="col" class=${column.text ? 'text' : ''} aria-sort=${order}><button class="quiet" @click=${() => this.sort(i)}>${column.head}<span aria-hidden="true">${sign}</span></button></th>`;
  }
}
customElements.define('data-table', DataTable);

/** One with these rows, to stand in a template: `.of=${…}`. */
Object.defineProperty(DataTable.prototype, 'of', { set(/** @type {object} */ given) { Object.assign(this, given); if (this.isConnected) this.draw(); } });
