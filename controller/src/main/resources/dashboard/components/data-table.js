// @ts-check
import { filtered, sorted } from '../sorting.js';
import { Component, html, nothing, repeat } from './element.js';

const BOUND = 50;

/**
 * @typedef {object} Column
 * @property {string} head
 * @property {(row: any) => unknown} value that it is sorted by
 * @property {(row: any) => unknown} [show] what stands there, where that is more than the value
 * @property {(row: any) => string} [look] classes of the cell
 * @property {boolean} [text] whether it stands at the left
 */

/** A table whose rows can be sorted by any column, and filtered; of many, the first ones until all are asked for. */
export class DataTable extends Component {
  heading = '';
  /** @type {Column[]} */ columns = [];
  /** @type {any[]} */ rows = [];
  /** @type {(row: any) => string} */ key = (row) => JSON.stringify(row);
  /** @type {number | null} */ by = null;
  down = false;
  words = '';
  all = false;
  /** @type {((row: any) => unknown) | null} what stands below a row that is opened */ detail = null;

  /** What it shows is given to it, and does not come from the store. */
  connectedCallback() { this.draw(); }

  /** Three presses: one way, the other, and as it was. @param {number} column */
  sort(column) {
    const numeric = this.rows.some((row) => typeof this.columns[column].value(row) === 'number');
    if (this.by !== column) [this.by, this.down] = [column, numeric];
    else if (this.down === numeric) this.down = !numeric;
    else this.by = null;
    this.draw();
  }

  /** Those that are shown, in their order. */
  chosen() {
    const by = this.by;
    const rows = filtered(this.rows, (row) => this.columns.filter((c) => c.text).map((c) => c.value(row)).join(' '), this.words);
    return by === null ? rows : sorted(rows, this.columns[by].value, this.down);
  }

  render() {
    const rows = this.chosen();
    const part = this.all ? rows : rows.filter((row, i) => i < BOUND || this.detail?.(row));
    const typed = (/** @type {any} */ e) => { this.words = e.target.value; this.draw(); };
    return html`
      <div class="head"><h2>${this.heading}</h2>
        ${this.rows.length > 5 ? html`<input type="search" placeholder="filter" aria-label=${`filter ${this.heading}`} @input=${typed}>` : nothing}</div>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.heading}>
        <table>
          <thead><tr>${this.columns.map((c, i) => this.#head(c, i))}</tr></thead>
          <tbody>${repeat(part, this.key, (row) => this.#row(row))}</tbody>
        </table>
      </div>
      ${rows.length > part.length ? html`<button @click=${() => { this.all = true; this.draw(); }}>Show all ${rows.length}</button>` : nothing}
      ${rows.length === 0 && this.words ? html`<p class="soft">Nothing has “${this.words}”.</p>` : nothing}`;
  }

  /** @param {any} row */
  #row(row) {
    const detail = this.detail?.(row);
    return html`<tr>${this.columns.map((c) => html`<td class=${`${c.text ? 'text' : ''} ${c.look?.(row) ?? ''}`}>${(c.show ?? c.value)(row)}</td>`)}</tr>
      ${detail ? html`<tr class="detail"><td colspan=${this.columns.length}><div>${detail}</div></td></tr>` : nothing}`;
  }

  /** @param {Column} column @param {number} i */
  #head(column, i) {
    const order = this.by !== i ? 'none' : this.down ? 'descending' : 'ascending';
    const sign = { none: '', descending: ' ▼', ascending: ' ▲' }[order];
    return html`<th scope="col" class=${column.text ? 'text' : ''} aria-sort=${order}><button class="quiet" @click=${() => this.sort(i)}>${column.head}<span aria-hidden="true">${sign}</span></button></th>`;
  }
}
customElements.define('data-table', DataTable);

/** One with these rows, to stand in a template: `.of=${…}`. */
Object.defineProperty(DataTable.prototype, 'of', { set(/** @type {object} */ given) { Object.assign(this, given); if (this.isConnected) this.draw(); } });
