// @ts-check
import { count, duration, ms, number, percent } from '../format.js';
import { store } from '../store.js';
import { Component, html, table } from './element.js';
import { WORKER_HEADS, workerRow } from './worker-rows.js';
import './scale-control.js';

const HEADS = ['worker', 'address', 'state', 'share', 'CPU of cores', 'heap', 'files', 'late p99', 'users started', 'under way', 'clock', 'heard', 'start-up', 'note'];
const [STARTED, START_UP] = ['users started', 'start-up'].map((head) => WORKER_HEADS.indexOf(head));

/** More of it than is well is said, too. @param {number | null | undefined} part @param {string} text */
const used = (part, text) => ({ text, className: part != null && part > 0.9 ? 'bad' : part != null && part > 0.7 ? 'warn' : '' });

/** @param {any} w */
function row(w) {
  const own = workerRow(w);
  const cpu = w.cpu != null && w.processors ? w.cpu / w.processors : null;
  const throttled = w.throttled ? `, throttled ${percent(w.throttled)}` : '';
  return [own[0], { text: w.address ?? '–', className: 'text' }, own[1], own[2], used(cpu, w.cpu == null ? '–' : `${number(w.cpu, 2)} of ${number(w.processors, Number.isInteger(w.processors) ? 0 : 1)}${throttled}`),
    w.heapMegabytes == null ? '–' : `${count(w.heapMegabytes)} MB`, { ...used(w.maxFiles ? w.openFiles / w.maxFiles : null, count(w.openFiles)), title: `of ${count(w.maxFiles)}` },
    ms(w.lateness), own[STARTED], count(w.active), w.clockOffset == null ? '–' : `${number(w.clockOffset, 2)} ±${number(w.clockUncertainty, 2)} ms`,
    used(w.secondsSinceContact > 5 ? 0.8 : 0, w.secondsSinceContact == null ? 'never' : `${duration(w.secondsSinceContact)} ago`), own[START_UP], { text: w.reason ?? '', className: 'reason' }];
}

/** The workers of now, and the control that adds and removes them. */
class WorkerTable extends Component {
  render() {
    this.className = 'card';
    return html`<scale-control></scale-control>${table('Workers now', HEADS, store.fleet.map(row))}`;
  }
}
customElements.define('worker-table', WorkerTable);
