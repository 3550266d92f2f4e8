// @ts-check
/** Workers as rows of a table. */
import { count, ms, number, percent } from '../format.js';

const TONE = { running: 'good', ready: 'good', died: 'bad', failed: 'bad', unreachable: 'bad', leaving: 'warn', starting: 'warn', preparing: 'warn' };

/** How long it took from being asked for to being able to take a share. @param {any} w */
const startUp = (w) => ({
  text: w.startSeconds == null && w.prepareSeconds == null ? '–' : `${number((w.startSeconds ?? 0) + (w.prepareSeconds ?? 0), 1)} s`,
  title: `${number(w.startSeconds, 1)} s to start, ${number(w.prepareSeconds, 1)} s to prepare the run` });

export const WORKER_HEADS = ['worker', 'state', 'share', 'users started', 'under way', 'late p99', 'CPU cores', 'clock', 'start-up', 'note'];

/** @param {any} w */
export const workerRow = (w) => [
  w.worker, { text: w.state, className: `text ${TONE[w.state] ?? 'soft'}` }, percent(w.share), count(w.started), count(w.active),
  ms(w.lateness), number(w.cpu, 2), w.clockOffset == null ? '–' : `${number(w.clockOffset, 2)} ±${number(w.clockUncertainty, 2)} ms`,
  startUp(w), { text: w.reason ?? '', className: 'reason' }];
