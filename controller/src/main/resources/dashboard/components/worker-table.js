// @ts-check
import { count, ms, number, percent } from '../format.js';
import { store } from '../store.js';
import { Component, el, table } from './element.js';

const TONE = { running: 'good', ready: 'good', died: 'bad', failed: 'bad', unreachable: 'bad', leaving: 'warn', starting: 'warn', preparing: 'warn' };

/** How long it took from being asked for to being able to take a share. */
const startUp = (/** @type {any} */ w) => el('td', { textContent: w.startSeconds == null && w.prepareSeconds == null ? '–' : `${number((w.startSeconds ?? 0) + (w.prepareSeconds ?? 0), 1)} s`,
  title: `${number(w.startSeconds, 1)} s to start, ${number(w.prepareSeconds, 1)} s to prepare the run` });

const HEADS = ['worker', 'state', 'share', 'users started', 'under way', 'late p99', 'CPU cores', 'clock', 'start-up', 'note'];

/** @param {any} w */
const row = (w) => [
  w.worker, el('td', { className: `text ${TONE[w.state] ?? 'soft'}`, textContent: w.state }), percent(w.share), count(w.started), count(w.active),
  ms(w.lateness), number(w.cpu, 2), w.clockOffset == null ? '–' : `${number(w.clockOffset, 2)} ±${number(w.clockUncertainty, 2)} ms`,
  startUp(w), el('td', { className: 'reason', textContent: w.reason ?? '' })];

/** The workers of now, and the control that adds and removes them, also in mid-run; and those of a run that has ended, as they were. */
class WorkerTable extends Component {
  render() {
    this.className = 'card';
    const last = () => store.asked ?? store.wanted;
    const set = (/** @type {number} */ n) => this.emit('scale', Math.max(0, n));
    const input = el('input', { type: 'number', min: '0', required: true, value: String(last()), ariaLabel: 'number of workers',
      onchange: (/** @type {Event} */ e) => {
        const field = /** @type {HTMLInputElement} */ (e.target);
        if (field.validity.valid) set(field.valueAsNumber);
        else field.value = String(last()); // no number is not 0, which would end the load
      } });
    const scale = el('div', { className: 'scale' },
      el('button', { textContent: '−', ariaLabel: 'one worker less', onclick: () => set(last() - 1) }), input,
      el('button', { textContent: '+', ariaLabel: 'one worker more', onclick: () => set(last() + 1) }),
      el('span', { className: 'soft', textContent: 'workers; a change applies at once, also while the test runs' }));
    const [title, body] = table(store.busy ? 'Workers' : 'Workers now', HEADS, (store.busy ? store.workers : store.fleet).map(row));
    const then = store.busy || !store.workers.length ? [] : table('Workers of this run, at its end', HEADS, store.workers.map(row));
    this.draw(title, scale, body, ...then);
  }
}
customElements.define('worker-table', WorkerTable);
