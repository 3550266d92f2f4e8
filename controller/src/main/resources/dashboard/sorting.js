// @ts-check
/** Rows in the order that somebody chose; pure. */

/**
 * Those without a value come last, whichever way; equals stay as they were.
 * @template T @param {T[]} rows @param {(row: T) => unknown} value @param {boolean} down the greatest first
 * @returns {T[]}
 */
export function sorted(rows, value, down) {
  const way = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x == null || y == null) return x == null ? (y == null ? 0 : 1) : -1;
    return way * (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'en', { numeric: true }));
  });
}

/** Those in which every word is, in small letters or great ones. @template T @param {T[]} rows @param {(row: T) => string} text @param {string} words */
export function filtered(rows, text, words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return wanted.length === 0 ? rows : rows.filter((row) => wanted.every((word) => text(row).toLowerCase().includes(word)));
}
