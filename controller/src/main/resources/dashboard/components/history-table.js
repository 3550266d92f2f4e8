// @ts-check
import * as api from '../api.js';
import { count, ms, percent, time } from '../format.js';
import { refresh } from '../following.js';
import { format, router } from '../router.js';
import { FINAL, store } from '../store.js';
import { state, verdict } from '../verdict.js';
import { Component, html, nothing, repeat } from './element.js';
import { askToDelete, askToWrite } from './run-dialogs.js';

const MOST = 5;
const PAGE = 100;
const NONE = { text: '–', tone: 'soft' };
const HEADS = ['', 'run', 'workers', 'responses', 'errors', 'p50', 'p95', 'p99', 'verdicts', ''];

/** All that is said of a run in one text. @param {any} r */
const wordsOf = (r) => [r.id, r.marks.name, r.marks.note, ...r.marks.tags.map((/** @type {string} */ t) => `#${t}`), r.simulation, r.simulationClass, r.target, r.state, r.trust, r.outcome, r.marks.baseline ? 'baseline' : ''].join(' ').toLowerCase();

/** All runs that are kept: found, written on, compared, repeated, deleted. */
class HistoryTable extends Component {
  #search = '';
  #shown = PAGE;
  /** @type {string[]} */ #chosen = [];
  #said = { text: '', tone: '' };
  #route = () => this.update();

  connectedCallback() {
    this.className = 'card';
    super.connectedCallback();
    router.addEventListener('route', this.#route);
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#route);
    super.disconnectedCallback();
  }

  render() {
    const words = this.#search.toLowerCase().split(/\s+/).filter(Boolean);
    const { test } = router.route.params;
    const found = store.runs.filter((r) => (!test || testOf(r) === test) && words.every((w) => wordsOf(r).includes(w)));
    const chosen = this.#chosen.filter((id) => store.runs.some((r) => r.id === id));
    return html`
      <div class="above">
        <h2>Runs</h2>
        <input type="search" aria-label="search runs" placeholder="search: name, #tag, note, target, verdict" .value=${this.#search} @input=${(/** @type {any} */ e) => { this.#search = e.target.value; this.#shown = PAGE; this.update(); }}>
        ${chosen.length >= 2 ? html`<a class="button" href=${format({ page: 'compare', params: { runs: [...chosen].sort().join(',') } })}>Compare ${chosen.length} runs</a>`
    : html`<span class="soft">${chosen.length ? 'Choose another run to compare with.' : 'Choose two to five runs to compare them.'}</span>`}
        <span class=${this.#said.tone} role="status">${this.#said.text}</span>
      </div>
      ${found.length ? html`<div class="scroll" tabindex="0" role="region" aria-label="Runs"><table class="runs">
        <thead><tr>${HEADS.map((h, i) => html`<th scope="col" class=${i > 7 || i === 1 ? 'text' : ''}>${h || html`<span class="unseen">${i ? 'actions' : 'compare'}</span>`}</th>`)}</tr></thead>
        <tbody>${repeat(found.slice(0, this.#shown), (r) => r.id, (r) => this.#row(r, chosen))}</tbody></table></div>`
    : html`<p class="soft">${store.runs.length ? 'No run matches this search.' : store.known ? 'There are no runs yet.' : 'Asking the controller …'}</p>`}
      ${found.length > this.#shown ? html`<button type="button" @click=${() => { this.#shown += PAGE; this.update(); }}>Show more of ${count(found.length)} runs</button>` : nothing}`;
  }

  /** @param {any} r @param {string[]} chosen */
  #row(r, chosen) {
    const [how, generator, target] = [state(r.state), r.trust ? verdict(r.trust) : NONE, r.outcome ? verdict(r.outcome, r.state === 'ABORTED') : NONE];
    const name = r.marks.name ?? r.id;
    const full = chosen.length >= MOST && !chosen.includes(r.id);
    return html`<tr class=${chosen.includes(r.id) ? 'chosen' : ''}>
      <td><input type="checkbox" aria-label=${`compare ${name}`} .checked=${chosen.includes(r.id)} ?disabled=${full || !r.requests} @change=${() => this.#choose(r.id)}></td>
      <td class="text"><a href=${format({ id: r.id })}>${name}</a>${r.marks.baseline ? html` <span class="pill good">baseline</span>` : nothing}
        <div class="soft">${r.marks.name ? r.id : testOf(r)}, ${time(r.createdAtMillis)}</div>${r.marks.tags.map((/** @type {string} */ t) => html`<button type="button" class="tag" @click=${() => { this.#search = `#${t}`; this.update(); }}>#${t}</button>`)}
        ${r.marks.note ? html`<div class="note">${r.marks.note}</div>` : nothing}</td>
      <td>${count(r.workers)}</td><td>${count(r.requests)}</td><td>${percent(r.requests ? r.errors / r.requests : null)}</td><td>${ms(r.p50)}</td><td>${ms(r.p95)}</td><td>${ms(r.p99)}</td>
      <td class="text">${r.state === 'FINISHED' ? nothing : html`<div class=${how.tone}>${how.text}</div>`}${r.trust ? html`<div class=${generator.tone}>generator ${generator.text}</div>` : nothing}${r.outcome ? html`<div class=${target.tone}>target ${target.text}</div>` : nothing}</td>
      <td class="text actions"><div>
        <button type="button" class="quiet" aria-pressed=${r.marks.baseline} aria-label=${`${name} is a baseline`} @click=${() => this.#mark(r, { ...r.marks, baseline: !r.marks.baseline })}>${r.marks.baseline ? '★' : '☆'} baseline</button>
        <button type="button" class="quiet" @click=${() => this.#write(r)}>Edit<span class="unseen"> ${name}</span></button>
        <a href=${format({ page: 'tests', params: { again: r.id } })}>Run again<span class="unseen"> ${name}</span></a>
        <button type="button" class="quiet bad" ?disabled=${!FINAL.includes(r.state)} @click=${() => this.#delete(r)}>Delete<span class="unseen"> ${name}</span></button></div></td></tr>`;
  }

  /** @param {string} id */
  #choose(id) {
    this.#chosen = this.#chosen.includes(id) ? this.#chosen.filter((c) => c !== id) : [...this.#chosen, id];
    this.update();
  }

  /** @param {any} r */
  async #write(r) {
    const marks = await askToWrite(r);
    if (marks) await this.#mark(r, marks);
  }

  /** @param {any} r @param {object} marks */
  #mark(r, marks) {
    return this.#attempt(async () => { await api.mark(r.id, marks); await refresh(); return ''; });
  }

  /** @param {any} r */
  async #delete(r) {
    if (!await askToDelete(r)) return;
    await this.#attempt(async () => { await api.remove(r.id); await refresh(); return `Run ${r.id} is deleted.`; });
  }

  /** @param {() => Promise<string>} action */
  async #attempt(action) {
    try {
      this.#said = { text: await action(), tone: 'soft' };
    } catch (e) {
      this.#said = { text: /** @type {Error} */ (e).message, tone: 'bad' };
    }
    this.update();
  }
}

/** What people call its test. @param {any} r */
export const testOf = (r) => r.simulation ?? r.simulationClass ?? '?';
customElements.define('history-table', HistoryTable);
