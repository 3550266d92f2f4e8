// @ts-check
/** Seconds of a run as columns of a chart: no more of them than there are pixels; pure. */

/** Counts of arrivals, which are open until all workers have reported on their second; all others are measured as it passes. */
const ACCOUNTS = ['offered', 'missed', 'unknown'];

/** Whether nobody knows that of a second yet, or ever will: it is not 0. @param {any} second @param {string} field */
export const isOpen = (second, field) =>
  (ACCOUNTS.includes(field) ? second.settled === false : field !== 'planned' && second.gap === true);

/** How many seconds a column has, so that there are no more of them than that. @param {number} from @param {number} to @param {number} columns */
export const stepOf = (from, to, columns) => Math.max(1, Math.ceil((to - from + 1) / Math.max(1, columns)));

/**
 * @typedef {object} Sampled
 * @property {number} step seconds in a column
 * @property {number[]} x where each column begins
 * @property {(number | null)[][]} lines the greatest value of each line in each column, so that no spike is lost
 * @property {boolean[]} open whether a column holds a second of which some line is not known
 */

/** @typedef {{seconds: any[], planned: number[], floors?: number[]}} Known floors: for each change of the seconds, the first one that has changed */

/** Samples again and again, and each time only the columns that have changed. */
export class Sampler {
  #fields;
  /** @type {Sampled} */ #sampled = { step: 0, x: [], lines: [], open: [] };
  /** @type {any} */ #last = {};

  /** @param {string[]} fields */
  constructor(fields) { this.#fields = fields; }

  /** @param {Known} known @param {number} from the first second @param {number} to the last one @param {number} columns at most @returns {Sampled} */
  take(known, from, to, columns) {
    const step = stepOf(from, to, columns);
    const start = Math.max(0, Math.floor(from / step) * step);
    const there = this.#sampled;
    const same = there.step === step && there.x[0] === start;
    const sampled = same ? there : { step, x: [], lines: this.#fields.map(() => []), open: [] };
    const many = Math.max(0, Math.floor((to - start) / step) + 1);
    for (const array of [sampled.x, sampled.open, ...sampled.lines]) array.length = Math.min(array.length, many);
    const changed = this.#changed(known, to);
    for (let i = 0; i < many; i++) {
      const begin = start + i * step;
      if (i >= sampled.x.length || changed(begin, begin + step)) column(known, this.#fields, sampled, i, begin, Math.min(begin + step, to + 1));
    }
    this.#sampled = sampled;
    const { seconds, planned, floors } = known;
    this.#last = { seconds, planned, floors, rounds: floors?.length, to, measured: seconds.length };
    return sampled;
  }

  /** Whether something has changed between two seconds, the second of which is not among them. @param {Known} known @param {number} to @returns {(begin: number, end: number) => boolean} */
  #changed({ seconds, planned, floors }, to) {
    const last = this.#last;
    if (!floors || last.seconds !== seconds || last.floors !== floors) return () => true;
    const first = Math.min(...floors.slice(last.rounds));
    const rest = Math.min(to === last.to ? Infinity : Math.min(to, last.to), planned === last.planned ? Infinity : last.measured);
    return (begin, end) => (end > first && begin < seconds.length) || end > rest;
  }
}

/** @param {Known} known @param {string[]} fields @param {Sampled} sampled @param {number} i which column @param {number} begin @param {number} end the second after the last */
function column({ seconds, planned }, fields, { x, lines, open }, i, begin, end) {
  x[i] = begin;
  open[i] = false;
  for (const line of lines) line[i] = null;
  for (let at = begin; at < end; at++) {
    const second = seconds[at] ?? (at < seconds.length ? undefined : { planned: planned[at] });
    if (second) take(second, fields, lines, open, i);
    else open[i] = true;
  }
}

/** @param {any} second @param {string[]} fields @param {(number | null)[][]} lines @param {boolean[]} open @param {number} at which column */
function take(second, fields, lines, open, at) {
  for (let i = 0; i < fields.length; i++) {
    if (isOpen(second, fields[i])) { open[at] = true; continue; }
    const value = second[fields[i]];
    const most = lines[i][at];
    if (value != null && (most === null || value > most)) lines[i][at] = value;
  }
}
