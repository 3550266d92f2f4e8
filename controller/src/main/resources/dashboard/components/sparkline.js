// @ts-check
import { html, svg } from './element.js';

const [WIDTH, HEIGHT] = [120, 28];

/** A line of values from 0 up, without a scale; a value that is not known leaves a gap. @param {(number | null)[]} values */
export function sparkline(values) {
  const most = Math.max(1e-9, ...values.map((v) => v ?? 0));
  const x = (/** @type {number} */ i) => (WIDTH * i) / Math.max(1, values.length - 1);
  const path = values.map((v, i) => (v == null ? '' : `${i === 0 || values[i - 1] == null ? 'M' : 'L'}${x(i).toFixed(1)} ${(HEIGHT - 2 - (HEIGHT - 4) * v / most).toFixed(1)}`)).join('');
  return html`<svg class="spark" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">${svg`<path d=${path}></path>`}</svg>`;
}
