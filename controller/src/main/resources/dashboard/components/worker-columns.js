// @ts-check
/** What a table of workers shows. */
import { count, duration, ms, number, percent } from '../format.js';

/** @typedef {import('./data-table.js').Column} Column */

const TONE = { running: 'good', ready: 'good', died: 'bad', failed: 'bad', unreachable: 'bad', leaving: 'warn', starting: 'warn', preparing: 'warn' };

/** More of it than is well. @param {number | null | undefined} part */
const full = (part) => (part == null ? '' : part > 0.9 ? 'bad' : part > 0.7 ? 'warn' : '');

/** @param {any} w */
const cpuPart = (w) => (w.cpu != null && w.processors ? w.cpu / w.processors : null);

/** @param {any} w */
function cpuOfCores(w) {
  if (w.cpu == null) return '–';
  const throttled = w.throttled ? `, throttled ${percent(w.throttled)}` : '';
  return `${number(w.cpu, 2)} of ${number(w.processors, Number.isInteger(w.processors) ? 0 : 1)}${throttled}`;
}

/** How long it took from being asked for to being able to take a share, s. @param {any} w */
const startUp = (w) => (w.startSeconds == null && w.prepareSeconds == null ? null : (w.startSeconds ?? 0) + (w.prepareSeconds ?? 0));

/** @param {string} head @param {string} field @param {(value: any) => unknown} show @param {object} [more] @returns {Column} */
const figure = (head, field, show, more) => ({ head, value: (w) => w[field], show: (w) => show(w[field]), ...more });

/** @type {Column[]} */
const WHO = [{ head: 'worker', text: true, value: (w) => w.worker }];

/** @type {Column[]} */
const STATE = [
  { head: 'state', text: true, value: (w) => w.state, look: (w) => TONE[w.state] ?? 'soft' },
  figure('share', 'share', percent)];

/** @type {Column[]} */
const USERS = [figure('users started', 'started', count), figure('under way', 'active', count)];

/** @type {Column[]} */
const LATE = [figure('late p99', 'lateness', ms)];

/** @type {Column[]} */
const CLOCK = [{ ...figure('clock', 'clockOffset', (v) => v), show: (w) => (w.clockOffset == null ? '–' : `${number(w.clockOffset, 2)} ±${number(w.clockUncertainty, 2)} ms`) }];

/** @type {Column[]} */
const REST = [
  { head: 'start-up', value: startUp, show: (w) => (startUp(w) == null ? '–' : `${number(startUp(w), 1)} s`), title: (w) => `${number(w.startSeconds, 1)} s to start, ${number(w.prepareSeconds, 1)} s to prepare the run` },
  { head: 'note', text: true, value: (w) => w.reason ?? '', look: () => 'reason' }];

/** Of those of a run. */
export const OF_RUN = [...WHO, ...STATE, ...USERS, ...LATE, figure('CPU cores', 'cpu', (v) => number(v, 2)), ...CLOCK, ...REST];

/** Of those of now, with what they have left. @type {Column[]} */
export const OF_NOW = [
  ...WHO, { head: 'address', text: true, value: (w) => w.address ?? '–' }, ...STATE,
  { head: 'CPU of cores', value: cpuPart, show: cpuOfCores, look: (w) => full(cpuPart(w)) },
  figure('heap', 'heapMegabytes', (v) => (v == null ? '–' : `${count(v)} MB`)),
  figure('files', 'openFiles', count, { look: (/** @type {any} */ w) => full(w.maxFiles ? w.openFiles / w.maxFiles : null), title: (/** @type {any} */ w) => `of ${count(w.maxFiles)}` }),
  ...LATE, ...USERS, ...CLOCK,
  figure('heard', 'secondsSinceContact', (v) => (v == null ? 'never' : `${duration(v)} ago`), { look: (/** @type {any} */ w) => (w.secondsSinceContact > 5 ? 'warn' : '') }),
  ...REST];
