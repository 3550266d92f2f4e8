// @ts-check
import { store } from '../store.js';
import { Component, el } from './element.js';

/** What went wrong last, what the run warns of, and which workers are not there yet. */
class NoticeBar extends Component {
  render() {
    const lines = [];
    if (store.notice) lines.push(el('p', { className: 'bad', textContent: store.notice }));
    if (store.trouble) lines.push(el('p', { className: 'bad', textContent: store.trouble }));
    if (store.run?.problem) lines.push(el('p', { className: store.run.state === 'FAILED' ? 'bad' : 'warn', textContent: store.run.problem }));
    for (const problem of [store.run?.resultsProblem, store.run?.uploadProblem]) if (problem) lines.push(el('p', { className: 'warn', textContent: problem }));
    for (const warning of store.run?.warnings ?? []) lines.push(el('p', { className: 'warn', textContent: warning }));
    const wrong = lines.length > 0;
    if (store.run?.state === 'WAITING') {
      const waiting = store.workers.filter((w) => !['ready', 'gone', 'running'].includes(w.state));
      const who = waiting.map((w) => `${w.worker} is ${w.state}${w.reason ? ` (${w.reason})` : ''}`).join(', ');
      if (store.run.awaits) lines.push(el('p', { textContent: `Waiting: ${store.run.awaits}.` }));
      lines.push(el('p', { textContent: `Waiting for ${store.run.workers} workers. ${who}` }));
    }
    this.className = wrong ? 'card wrong' : lines.length ? 'card' : '';
    this.draw(...lines);
  }
}
customElements.define('notice-bar', NoticeBar);
