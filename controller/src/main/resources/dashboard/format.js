// @ts-check
/** Numbers and times as people read them; pure. */

/** @param {number|null|undefined} value milliseconds */
export function ms(value) {
  if (value == null) return '–';
  if (value >= 10000) return (value / 1000).toFixed(1) + ' s';
  return (value < 10 ? value.toFixed(1) : value.toFixed(0)) + ' ms';
}

/** @param {number|null|undefined} value */
export function count(value) {
  return value == null ? '–' : Math.round(value).toLocaleString('en');
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
 * Every so many ordinals: "7", "7 to 9", "7, 10, … 28".
 * @param {{first: number, step: number, count: number}} row
 */
export function ordinals({ first, step, count: many }) {
  const last = first + step * (many - 1);
  if (many === 1) return count(first);
  return step === 1 ? `${count(first)} to ${count(last)}` : `${count(first)}, ${count(first + step)}${many > 2 ? `, … ${count(last)}` : ''}`;
}

/** @param {number} seconds */
export function duration(seconds) {
  const s = Math.max(0, Math.round(seconds));
  const m = Math.floor(s / 60);
  return m === 0 ? `${s} s` : `${m}:${String(s % 60).padStart(2, '0')} min`;
}

/** @param {number} millis since 1970 */
export function time(millis) {
  return new Date(millis).toLocaleString();
}
