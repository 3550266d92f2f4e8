// @ts-check
/** Which rows of a long table have to be drawn; pure. */

/** Rows above and below those that are seen, for whoever scrolls or tabs on. */
const SPARE = 20;

/**
 * @param {object} table
 * @param {number} table.rows how many there are
 * @param {number} table.opened which one has something below it; -1 for none
 * @param {number} table.row height of a row, px
 * @param {number} table.detail height of what is below the opened one, px
 * @param {number} top how far it is scrolled, px
 * @param {number} seen how much of it is seen, px
 * @returns {{first: number, end: number, above: number, below: number}} the first row, the one after the last, and the px before and after them
 */
export function windowOf(table, top, seen) {
  const first = Math.max(0, Math.min(rowAt(table, top), table.rows - 1) - SPARE);
  const end = Math.min(table.rows, rowAt(table, top + seen) + 1 + SPARE);
  return { first, end, above: topOf(table, first), below: topOf(table, table.rows) - topOf(table, end) };
}

/** Where a row begins, px. @param {{opened: number, row: number, detail: number}} table @param {number} i which row */
export const topOf = ({ opened, row, detail }, i) => i * row + (opened >= 0 && i > opened ? detail : 0);

/** Which row is there. @param {{opened: number, row: number, detail: number}} table @param {number} y px */
export function rowAt(table, y) {
  const { opened, row, detail } = table;
  if (opened < 0 || y < topOf(table, opened) + row) return Math.max(0, Math.floor(y / row));
  return Math.max(opened, Math.floor((y - detail) / row));
}
