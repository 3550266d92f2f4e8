// @ts-check
/** What the controller has put into columns, as a chart draws it; pure. */

/**
 * @param {{from: number, step: number}} answer @param {number[][]} lines where a value is not known, it is below 0
 * @param {number[]} [told] below 0 in a column of which nothing is known
 * @returns {import('./sampling.js').Sampled}
 */
export function columnsOf({ from, step }, lines, told = lines[0] ?? []) {
  return {
    step,
    x: told.map((_, i) => from + i * step),
    lines: lines.map((line) => line.map((v) => (v < 0 ? null : v))),
    open: told.map((v) => v < 0),
  };
}

/** Each line on top of those before it. @param {(number | null)[][]} lines @returns {(number | null)[][]} */
export function stacked(lines) {
  /** @type {(number | null)[]} */ let below = [];
  return lines.map((line) => (below = line.map((v, i) => (v == null ? null : v + (below[i] ?? 0)))));
}

/**
 * A place for each name, of so many: whoever has one keeps it, so that its color stays.
 * @param {Map<string, number>} before @param {string[]} names no more than there are places @returns {Map<string, number>}
 */
export function placed(before, names) {
  const kept = new Map(names.filter((name) => before.has(name)).map((name) => [name, /** @type {number} */ (before.get(name))]));
  const taken = new Set(kept.values());
  for (const name of names) {
    if (kept.has(name)) continue;
    let place = 0;
    while (taken.has(place)) place++;
    taken.add(place);
    kept.set(name, place);
  }
  return kept;
}
