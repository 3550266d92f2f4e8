// @ts-check
/** What comparisons say, as people read it; pure. */
import { number } from './format.js';

/** @type {Record<string, string>} */
export const FIGURES = { P50: 'p50', P95: 'p95', P99: 'p99', ERROR_RATE: 'errors' };

/** In the unit that is shown: ms, or percent. @param {string} figure @param {number} value seconds, or a share of 1 */
export const scaled = (figure, value) => (figure === 'ERROR_RATE' ? value * 100 : value * 1000);

/** @param {string} figure @param {number | null | undefined} value @param {boolean} [signed] */
export function amount(figure, value, signed = false) {
  if (value == null) return '–';
  const v = scaled(figure, value);
  const digits = Math.abs(v) >= 100 ? 0 : Math.abs(v) >= 1 ? 1 : 2;
  return `${signed && v > 0 ? '+' : ''}${number(v, digits).replace('-', '−')} ${figure === 'ERROR_RATE' ? '%' : 'ms'}`;
}

/** A verdict has a word and a sign, and never a colour alone. @param {any} row of a comparison */
export function judged(row) {
  if (row.decision === 'FAIL') return { text: '✗ worse', tone: 'bad' };
  if (row.decision !== 'PASS') return { text: '? cannot tell', tone: 'warn' };
  return row.interval && row.interval.high < 0 ? { text: '✓ better', tone: 'good' } : { text: '✓ no worse', tone: 'good' };
}

/** @param {any} comparison */
export function overall(comparison) {
  switch (comparison.decision) {
    case 'FAIL': return { text: '✗ worse', tone: 'bad' };
    case 'PASS': return { text: '✓ no worse', tone: 'good' };
    default: return { text: '? cannot tell', tone: 'warn' };
  }
}

/**
 * Where an interval lies in a picture from 0 to 100, with no difference in the middle.
 * @param {any} row @param {number} most the greatest difference that fits, in the row's unit
 */
export function placed(row, most) {
  const at = (/** @type {number} */ v) => Math.min(100, Math.max(0, 50 + (50 * v) / (most || 1)));
  return { difference: at(row.difference), tolerance: at(row.tolerance), low: at(row.interval?.low ?? row.difference), high: at(row.interval?.high ?? row.difference) };
}

/** How far a picture of some rows has to reach. @param {any[]} rows */
export const reach = (rows) => rows.reduce((most, r) => Math.max(most, Math.abs(r.difference), r.tolerance, Math.abs(r.interval?.low ?? 0), Math.abs(r.interval?.high ?? 0)), 0);

/**
 * The runs of an address, each once, two to five, and which of them is the reference.
 * @param {Record<string, string>} params
 */
export function chosen({ runs = '', base = '' }) {
  const ids = [...new Set(runs.split(',').map((id) => id.trim()).filter(Boolean))].slice(0, 5);
  return { ids, base: ids.includes(base) ? base : ids[0] ?? '' };
}
