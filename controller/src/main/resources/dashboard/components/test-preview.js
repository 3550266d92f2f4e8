// @ts-check
import * as api from '../api.js';
import { draft, requestOf } from '../draft.js';
import { count, dollars, duration, number } from '../format.js';
import { Component, html, nothing } from './element.js';
import './plain-chart.js';

const PAUSE_MILLIS = 300;
const BLUE = ['#2563d8', '#5b9bff'];

/** What would come of the test as it stands in the form, computed by the controller; nothing starts. */
class TestPreview extends Component {
  #timer = 0;
  #asked = 0;
  #since = 0; // when a worker was asked to load the test, until it has
  #clock = 0;
  /** @type {any} */ #about = null;
  /** @type {any} */ #load = null;
  /** @type {any} */ #chart = null;
  #later = () => { clearTimeout(this.#timer); this.#timer = setTimeout(() => this.#ask(), PAUSE_MILLIS); };
  #renew = () => this.update();

  connectedCallback() {
    this.className = 'card';
    draft.addEventListener('change', this.#later);
    draft.addEventListener('foreseen', this.#renew);
    super.connectedCallback();
    api.about().then((about) => { this.#about = about; this.update(); }, () => {});
    this.#ask();
  }

  disconnectedCallback() {
    draft.removeEventListener('change', this.#later);
    draft.removeEventListener('foreseen', this.#renew);
    clearTimeout(this.#timer);
    clearInterval(this.#clock);
    super.disconnectedCallback();
  }

  /** Of answers that come in another order the last question's counts. */
  async #ask() {
    const mine = ++this.#asked;
    if (!draft.values.simulation && !draft.values.simulationClass) {
      draft.foresee(null, 'Choose a test to see what it would start.');
      return;
    }
    try {
      const preview = await api.preview(requestOf(draft.values, {}));
      if (mine === this.#asked) draft.foresee(preview);
    } catch (e) {
      if (mine !== this.#asked) return;
      const field = e instanceof api.Problem ? e.field : null;
      const detail = /** @type {Error} */ (e).message;
      if (field) draft.foresee({ refusals: [{ detail, field }], warnings: [], goals: [], source: '' }, 'One of the fields is not valid.');
      else draft.foresee(null, detail);
    }
  }

  render() {
    const { preview, unknown } = draft;
    const load = preview?.load;
    if (load !== this.#load) {
      this.#load = load;
      this.#chart = load ? chartOf(load) : null;
    }
    return html`
      <h2>What would start</h2>
      ${this.#chart ? html`<plain-chart .chart=${this.#chart}></plain-chart>` : nothing}
      <p class="soft" role="status">${unknown || preview?.source}</p>
      ${preview?.loadable ? this.#loader() : nothing}
      ${preview?.workforce ? this.#figures(load, preview.workforce) : nothing}
      ${preview?.target ? html`<p class="soft">Load goes to <code>${preview.target}</code></p>` : nothing}
      ${preview?.goals.length ? html`<h3>Goals</h3><ul>${preview.goals.map((/** @type {string} */ g) => html`<li>${g}</li>`)}</ul>` : nothing}
      ${preview?.warnings.map((/** @type {string} */ w) => html`<p class="warn">${w}</p>`)}`;
  }

  #loader() {
    if (this.#since) return html`<p role="status">A worker loads the test … ${duration((Date.now() - this.#since) / 1000)}</p>`;
    return html`<p><button type="button" @click=${() => this.#loadIt()}>Load it on a worker</button> <span class="soft">One idle worker compiles and creates it. No user starts.</span></p>`;
  }

  /** A worker takes seconds for it: the time is shown, and what goes wrong. */
  async #loadIt() {
    const mine = ++this.#asked;
    this.#since = Date.now();
    this.#clock = setInterval(() => this.update(), 1000);
    this.update();
    try {
      const preview = await api.preview(requestOf(draft.values, {}), true);
      if (mine === this.#asked) draft.foresee(preview);
    } catch (e) {
      if (mine === this.#asked) draft.foresee(draft.preview, `The load is not known. ${/** @type {Error} */ (e).message}`);
    }
    clearInterval(this.#clock);
    this.#since = 0;
    this.update();
  }

  /** @param {any} load @param {any} fleet */
  #figures(load, fleet) {
    const open = load?.model === 'OPEN';
    const price = this.#about?.workerHourDollars;
    /** @type {[string, string][]} */
    const figures = [
      ...(load ? /** @type {[string, string][]} */ ([
        ['lasts', duration(load.seconds)], [open ? 'users in all' : 'active users', open ? count(load.users) : count(load.peak)], ...(open ? [['at the peak', `${count(load.peak)}/s`]] : [])]) : []),
      ['workers', count(fleet.workers)], ...(fleet.needed == null ? [] : /** @type {[string, string][]} */ ([['would carry it', `${count(fleet.needed)} ${fleet.needed === 1 ? 'worker' : 'workers'}`]])),
      ['first user in', `about ${duration(fleet.startSeconds)}`], ...(fleet.dollars == null ? [] : /** @type {[string, string][]} */ ([['workers cost', dollars(fleet.dollars)]]))];
    return html`<dl class="figures">${figures.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      ${fleet.dollars == null || price == null ? nothing : html`<p class="soft">${price === 0 ? 'Workers on this machine cost nothing.'
    : `An estimate: ${number(fleet.hours, 2)} hours of workers at ${dollars(price)} each. The cluster, the controller and the traffic are not included; see docs/cost.md.`}</p>`}`;
  }
}

/** @param {any} load */
function chartOf(load) {
  const unit = load.model === 'OPEN' ? 'Users who start per second' : 'Active users';
  const x = load.points.map((/** @type {number} */ _, /** @type {number} */ i) => i * load.step);
  return {
    heading: load.step > 1 ? `${unit} (the maximum of each ${load.step} s)` : unit, stepped: true, height: 220,
    lines: [{ label: load.model === 'OPEN' ? 'users/s' : 'users', color: BLUE, fill: true }],
    data: [[...x, load.seconds], [...load.points, load.points.at(-1) ?? null]],
    x: (/** @type {number} */ second) => phaseAt(load, second), axis: duration,
  };
}

/** @param {any} load @param {number} second */
function phaseAt(load, second) {
  const phase = load.phases.find((/** @type {any} */ p) => second >= p.from && second < p.until);
  return `${duration(second)}${phase && load.phases.length > 1 && !/^phase \d+$/.test(phase.name) ? ` ${phase.name}` : ''}`;
}
customElements.define('test-preview', TestPreview);
