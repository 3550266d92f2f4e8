// @ts-check
/** Which seconds of a run are shown: all, some, or the last ones as they come; pure. */

/** @typedef {{from: number, to: number, fixed: boolean, last: number}} Range seconds, both included; fixed if chosen; last: how many of the newest, 0 for no such window */

/** Of a part, no less is shown. */
const LEAST = 2;

/** @param {string | undefined} text */
function whole(text) {
  const value = Number.parseInt(text ?? '', 10);
  return value >= 0 ? value : null;
}

/**
 * @param {Record<string, string>} params of the address
 * @param {number} measured how many seconds there are
 * @param {number} length how many there will be, where that is known
 * @returns {Range}
 */
export function rangeOf(params, measured, length) {
  const end = Math.max(LEAST, measured, length) - 1;
  const [from, to, last] = [whole(params.from), whole(params.to), whole(params.last)];
  if (from !== null && to !== null && to > from) return { from, to: Math.max(to, from + LEAST - 1), fixed: true, last: 0 };
  if (!last) return { from: 0, to: end, fixed: false, last: 0 };
  const newest = Math.max(LEAST, measured) - 1;
  return { from: Math.max(0, newest - last + 1), to: Math.max(newest, LEAST - 1), fixed: false, last };
}

/** What the address says of a part. @param {number} from @param {number} to @param {number} end the last second that there is */
export function chosen(from, to, end) {
  const begin = Math.min(Math.max(0, Math.round(from)), Math.max(0, end - LEAST + 1));
  return { from: String(begin), to: String(Math.min(Math.max(begin + LEAST - 1, Math.round(to)), Math.max(end, LEAST - 1))), last: '' };
}

export const EVERYTHING = { from: '', to: '', last: '' };
