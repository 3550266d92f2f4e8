// @ts-check

/** Nothing is known more often. */
const SHORTEST_MILLIS = 950;

/** A column of many seconds changes little in one: it is drawn this often for each second that it has. */
const COLUMN_MILLIS = 100;
const LONGEST_MILLIS = 10_000;

/** How often a picture of seconds is drawn: at most once a second, and of a long run less often, however often there is something new. */
export class Pace {
  #drawnAt = -Infinity;
  #timer = 0;

  /**
   * Whether it may be drawn now, and then it counts as drawn.
   * @param {number} step seconds in a column @param {() => void} later called once it may, where it may not now
   */
  isDue(step, later) {
    const pause = Math.max(SHORTEST_MILLIS, Math.min(LONGEST_MILLIS, COLUMN_MILLIS * step));
    const wait = pause - (performance.now() - this.#drawnAt);
    if (wait > 0) { this.#timer ||= setTimeout(() => { this.#timer = 0; later(); }, wait); return false; }
    this.#drawnAt = performance.now();
    return true;
  }

  /** It may be drawn at once, since somebody has moved it. */
  hurry() { this.#drawnAt = -Infinity; }

  /** It is not seen any longer; once it is seen again, it may be drawn at once. */
  rest() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.hurry();
  }
}
