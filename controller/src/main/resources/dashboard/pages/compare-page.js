// @ts-check
import * as api from '../api.js';
import { chosen } from '../comparing.js';
import { count, ms, percent, time } from '../format.js';
import { format, router } from '../router.js';
import { store } from '../store.js';
import { verdict } from '../verdict.js';
import { Component, html, nothing } from '../components/element.js';
import '../components/compare-charts.js';
import '../components/difference-table.js';

/** Two to five runs laid over one another, and how each differs from one of them. */
class ComparePage extends Component {
  /** @type {Map<string, any[]>} */ #seconds = new Map();
  /** @type {Map<string, {comparison: any, wrong: string}>} */ #said = new Map();
  #asked = '';
  /** @type {any[]} */ #laid = [];
  /** @type {Map<string, any>} */ #tables = new Map();
  #wrong = '';
  #route = () => this.#look();

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', this.#route);
    this.#look();
  }

  disconnectedCallback() {
    router.removeEventListener('route', this.#route);
    super.disconnectedCallback();
  }

  render() {
    const { ids, base } = chosen(router.route.params);
    if (ids.length < 2) return this.#choose(ids);
    const name = (/** @type {string} */ id) => nameOf(id);
    this.#lay(ids);
    return html`
      <section class="card"><h2>Compare</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Compared runs"><table>
          <thead><tr>${['run', 'began', 'workers', 'responses', 'errors', 'p50', 'p95', 'p99', 'generator', 'reference', ''].map((h, i) => html`<th scope="col" class=${[0, 8, 9].includes(i) ? 'text' : ''}>${h || html`<span class="unseen">actions</span>`}</th>`)}</tr></thead>
          <tbody>${ids.map((id) => this.#row(id, base, ids))}</tbody></table></div>
        ${ids.length < 5 ? this.#more(ids) : nothing}
        ${this.#wrong ? html`<p class="bad" role="alert">${this.#wrong}</p>` : nothing}</section>
      <compare-charts .runs=${this.#laid}></compare-charts>
      ${ids.filter((id) => id !== base).map((id) => html`<difference-table .of=${this.#table(id, base, name)}></difference-table>`)}`;
  }

  /** Another list only where it says something else. @param {string[]} ids */
  #lay(ids) {
    const laid = ids.filter((id) => this.#seconds.has(id)).map((id) => ({ name: nameOf(id), seconds: this.#seconds.get(id) ?? [] }));
    const same = laid.length === this.#laid.length && laid.every((l, i) => l.name === this.#laid[i].name && l.seconds === this.#laid[i].seconds);
    if (!same) this.#laid = laid;
  }

  /** The same object as long as it says the same. @param {string} id @param {string} base @param {(id: string) => string} name */
  #table(id, base, name) {
    const said = this.#said.get(`${id} ${base}`);
    const before = this.#tables.get(id);
    const now = { id, name: name(id), reference: name(base), comparison: said?.comparison ?? null, wrong: said?.wrong ?? '' };
    if (before && Object.entries(now).every(([key, value]) => before[key] === value)) return before;
    this.#tables.set(id, now);
    return now;
  }

  /** @param {string} id @param {string} base @param {string[]} ids */
  #row(id, base, ids) {
    const r = store.runs.find((run) => run.id === id);
    if (!r) return html`<tr><td class="text bad">There is no run ${id}.</td><td colspan="9"></td><td><a href=${without(id, ids, base)}>Remove</a></td></tr>`;
    const trust = r.trust ? verdict(r.trust) : { text: '–', tone: 'soft' };
    return html`<tr><td class="text"><a href=${format({ id })}>${nameOf(id)}</a></td><td>${time(r.createdAtMillis)}</td><td>${count(r.workers)}</td><td>${count(r.requests)}</td>
      <td>${percent(r.requests ? r.errors / r.requests : null)}</td><td>${ms(r.p50)}</td><td>${ms(r.p95)}</td><td>${ms(r.p99)}</td><td class=${`text ${trust.tone}`}>${trust.text}</td>
      <td class="text"><input type="radio" name="base" aria-label=${`${nameOf(id)} is the reference`} .checked=${id === base} @change=${() => router.with({ base: id })}></td>
      <td><a href=${without(id, ids, base)}>Remove<span class="unseen"> ${nameOf(id)}</span></a></td></tr>`;
  }

  /** @param {string[]} ids */
  #choose(ids) {
    return html`<section class="card"><h2>Compare</h2>
      ${store.runs.filter((r) => r.requests).length < 2 ? html`<p class="soft">To compare runs, you need at least two with measurements.</p>`
    : html`<p class="soft">Choose two to five runs, here or in the <a href=${format({ page: 'history' })}>history</a>.</p>${ids.map((id) => html`<p>${nameOf(id)} <a href=${without(id, ids, '')}>Remove</a></p>`)}${this.#more(ids)}`}</section>`;
  }

  /** @param {string[]} ids */
  #more(ids) {
    const others = store.runs.filter((r) => r.requests && !ids.includes(r.id)).slice(0, 200);
    if (!others.length) return nothing;
    return html`<div class="field add"><label for="add-run">Add a run</label><select id="add-run" @change=${(/** @type {any} */ e) => { const id = e.target.value; e.target.value = ''; if (id) router.with({ runs: [...ids, id].join(',') }); }}>
      <option value="">choose one</option>${others.map((r) => html`<option value=${r.id}>${nameOf(r.id)}, ${time(r.createdAtMillis)}</option>`)}</select></div>`;
  }

  /** Asks for what is not there yet: seconds, and one comparison after the other. */
  async #look() {
    if (router.route.page !== 'compare') return;
    const { ids, base } = chosen(router.route.params);
    const key = `${ids.join(',')} ${base}`;
    this.update();
    if (key === this.#asked || ids.length < 2) { if (ids.length < 2) this.#asked = ''; return; }
    this.#asked = key;
    this.#wrong = '';
    await Promise.all(ids.filter((id) => !this.#seconds.has(id)).map(async (id) => {
      try { this.#seconds.set(id, await api.seconds(id)); } catch (e) { this.#wrong = /** @type {Error} */ (e).message; }
    }));
    if (key !== this.#asked) return;
    this.update();
    for (const id of ids) {
      if (id === base || this.#said.get(`${id} ${base}`)?.comparison) continue;
      try {
        this.#said.set(`${id} ${base}`, { comparison: await api.compare(id, base), wrong: '' });
      } catch (e) {
        this.#said.set(`${id} ${base}`, { comparison: null, wrong: /** @type {Error} */ (e).message });
      }
      if (key !== this.#asked) return;
      this.update();
    }
  }
}

/** @param {string} id */
function nameOf(id) {
  const name = store.runs.find((r) => r.id === id)?.marks.name;
  return name ?? id;
}

/** @param {string} id @param {string[]} ids @param {string} base */
function without(id, ids, base) {
  return format({ page: 'compare', params: { runs: ids.filter((i) => i !== id).join(','), base: base === id ? '' : base } });
}
customElements.define('compare-page', ComparePage);
