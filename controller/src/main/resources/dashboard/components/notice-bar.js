// @ts-check
import { format } from '../router.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';

/** What went wrong or is to be known. @returns {{tone: string, text: string}[]} */
function wrongs() {
  const { notice, trouble, run } = store;
  const lines = [{ tone: 'bad', text: notice }, { tone: 'bad', text: trouble }, { tone: run?.state === 'FAILED' ? 'bad' : 'warn', text: run?.problem },
    ...[run?.resultsProblem, run?.uploadProblem, ...(run?.warnings ?? [])].map((text) => ({ tone: 'warn', text }))];
  return lines.filter((line) => line.text);
}

/** Who is not there yet. @returns {string[]} */
function waits() {
  const { run, workers } = store;
  if (run?.state !== 'WAITING') return [];
  const waiting = workers.filter((w) => !['ready', 'gone', 'running'].includes(w.state));
  const who = waiting.map((w) => `${w.worker} is ${w.state}${w.reason ? ` (${w.reason})` : ''}`).join(', ');
  return [...(run.awaits ? [`Waiting: ${run.awaits}.`] : []), `Waiting for ${run.workers} workers. ${who}`];
}

/** What went wrong last, what the run warns of, and which workers are not there yet. */
class NoticeBar extends Component {
  render() {
    const { unknownRun } = store;
    const wrong = wrongs();
    const waiting = waits();
    this.className = wrong.length || unknownRun ? 'card wrong' : waiting.length ? 'card' : '';
    if (!this.className) return nothing;
    return html`
      ${unknownRun ? html`<p class="bad">There is no run ${unknownRun}. <a href=${format({ page: 'history' })}>See all runs.</a></p>` : nothing}
      ${wrong.map(({ tone, text }) => html`<p class=${tone}>${text}</p>`)}
      ${waiting.map((text) => html`<p>${text}</p>`)}`;
  }
}
customElements.define('notice-bar', NoticeBar);
