// @ts-check
import { columnsOf, placed, stacked } from '../columns.js';
import { store } from '../store.js';
import { theme } from '../theme.js';
import { COLORS } from './colors.js';
import { LiveChart } from './live-chart.js';
import { area, key } from './patterns.js';

const { RED, AMBER, VIOLET, BLUE, GREEN, TEAL, GREY } = COLORS;

/** By the place of a kind; the last one is for all others. */
const TONES = [RED, AMBER, VIOLET, BLUE, GREEN, TEAL, GREY];
const OTHERS = TONES.length - 1;
const LONGEST = 60;

/** @param {string} text */
const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** The errors of each second by what was said of them, one kind on top of the other, told apart by color and by pattern. */
export class ErrorChart extends LiveChart {
  watched = ['run', 'kinds'];
  /** @type {Map<string, number>} */ #places = new Map();
  /** @type {number[]} of its lines */ #order = [];
  /** @type {Set<string>} what somebody does not want to see */ #hidden = new Set();

  get there() { return super.there && store.kinds?.lines.length > 0; }

  /** Whether it has a place on the page: not before there is an error. */
  get wanted() { return this.there; }

  sample() {
    const { kinds } = store;
    const known = kinds.lines.filter((/** @type {any} */ line) => line.message !== undefined);
    this.#places = placed(this.#places, known.map((/** @type {any} */ line) => line.message));
    const place = (/** @type {any} */ line) => this.#places.get(line.message) ?? OTHERS;
    const lines = [...kinds.lines].sort((a, b) => place(a) - place(b));
    this.#arrange(lines.map((line, i) => this.#line(i, short(line.message ?? 'other kinds'), TONES[place(line)])), lines.map(place));
    return columnsOf(kinds, lines.map((line) => line.errors));
  }

  /** The lowest that is seen is filled down to nothing. @param {number} i @param {string} label @param {[string, string]} color */
  #line(i, label, color) {
    return { label, field: '', color, hidden: this.#hidden.has(label), fill: () => (this.#seen()[0] === i ? this.#area(i) : null) };
  }

  /** Which lines are seen, from the lowest one. */
  #seen() { return this.lines.map((_, i) => i).filter((i) => !this.lines[i].hidden); }

  /** Other lines need another plot. @param {LiveChart['lines']} lines @param {number[]} order */
  #arrange(lines, order) {
    if (String(lines.map((l) => l.label)) !== String(this.lines.map((l) => l.label))) {
      this.plot?.destroy();
      this.plot = null;
    }
    this.lines = lines;
    this.#order = order;
  }

  /** What is not seen has no height. @param {(number | null)[][]} lines */
  heights(lines) { return stacked(lines.map((line, i) => (this.lines[i].hidden ? line.map((v) => (v == null ? null : 0)) : line))); }

  /** The others stand on what is left. @param {number} i @param {boolean} show */
  toggled(i, show) {
    const { label } = this.lines[i];
    if (show) this.#hidden.delete(label);
    else this.#hidden.add(label);
    queueMicrotask(() => this.renew()); // the library is not done with the old one
  }

  #tone(/** @type {number} */ i) { return TONES[this.#order[i]][theme.dark ? 1 : 0]; }

  #area(/** @type {number} */ i) { return area(this.#order[i], this.#tone(i)); }

  /** Each is filled down to the one below it. */
  more() {
    const seen = this.#seen();
    return {
      bands: seen.slice(1).map((line, i) => ({ series: [line + 1, seen[i] + 1], fill: this.#area(line) })),
      legend: { markers: { fill: (/** @type {any} */ _u, /** @type {number} */ i) => key(this.#order[i - 1], this.#tone(i - 1)) } },
    };
  }
}
customElements.define('error-chart', ErrorChart);
