// @ts-check
/** Numbers and times as people read them; pure. */

/** @param {number|null|undefined} value milliseconds */
export function ms(value) {
  if (value == null) return '–';
  if (value >= 10000) return (value / 1000).toFixed(1) + ' s';
  return (value < 10 ? value.toFixed(1) : value.toFixed(0)) + ' ms';
}

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** @param {number|null|undefined} value */
export function count(value) {
  return value == null ? '–' : WHOLE.format(Math.round(value));
}

/** @param {number|null|undefined} value 0 to 1 */
export function percent(value) {
  return value == null ? '–' : (value * 100).toFixed(value < 0.1 ? 1 : 0) + ' %';
}

/** @param {number|null|undefined} value @param {number} digits */
export function number(value, digits = 1) {
  return value == null ? '–' : value.toFixed(digits);
}

/**
 * Which ordinals a loss is about, such as "87 to 147 (31 of them)".
 * @param {{first: number, end: number, count: number}} row
 */
export function ordinals({ first, end, count: many }) {
  const last = end - 1;
  if (first === last) return count(first);
  const span = `${count(first)} to ${count(last)}`;
  return many === end - first ? span : `${span} (${count(many)} of them)`;
}

/** @param {number} seconds */
export function duration(seconds) {
  const s = Math.max(0, Math.round(seconds));
  const m = Math.floor(s / 60);
  return m === 0 ? `${s} s` : `${m}:${String(s % 60).padStart(2, '0')} min`;
}

/** A time of a run, such as 1:05 or 2:03:20. @param {number} seconds */
export function clock(seconds) {
  const s = Math.round(seconds);
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return s < 60 ? `${s} s` : s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** @param {number} millis since 1970 */
export function time(millis) {
  return new Date(millis).toLocaleString();
}

/** What people call the test of a run. @param {any} run a view or a summary */
export function nameOf(run) {
  return run?.marks?.name ?? run?.simulationClass?.split('.').at(-1) ?? run?.simulation ?? 'run';
}

/** An amount of money. @param {number|null|undefined} value US dollars */
export function dollars(value) {
  if (value == null) return '–';
  if (value === 0) return '$0';
  return value < 0.01 ? '< $0.01' : value < 0.1 ? `$${value.toFixed(4)}` : `$${value.toFixed(2)}`;
}
