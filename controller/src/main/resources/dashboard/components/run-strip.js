// @ts-check
import { reportOf } from '../api.js';
import { clock } from '../format.js';
import { happenings } from '../happenings.js';
import { format, router } from '../router.js';
import { Pace } from '../pace.js';
import { Sampler, stepOf } from '../sampling.js';
import { extent, showAll, showLast, shown, zoom } from '../shown.js';
import { store } from '../store.js';
import { theme } from '../theme.js';
import { Component, html, nothing } from './element.js';
import { paintStrip } from './strip-paint.js';
import './scale-control.js';

const WINDOWS = [{ name: '1 min', last: 60 }, { name: '5 min', last: 300 }];
const MOST_MARKS = 200;

/** The whole profile, what is ahead included: a hand or the keyboard chooses the part of it that the charts show. */
class RunStrip extends Component {
  watched = ['run', 'seconds', 'planned', 'changes'];
  #sampler = new Sampler(['planned', 'offered']);
  #pace = new Pace();
  #moved = () => { this.#pace.hurry(); this.update(); };
  #width = 0;
  #resized = new ResizeObserver(([{ contentRect }]) => { this.#width = contentRect.width; this.#moved(); });
  /** @type {{at: number, from: number, to: number, moves: boolean} | null} */ #grip = null;

  connectedCallback() {
    router.addEventListener('route', this.#moved);
    theme.addEventListener('change', this.#moved);
    this.#resized.observe(this);
    super.connectedCallback();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    router.removeEventListener('route', this.#moved);
    theme.removeEventListener('change', this.#moved);
    this.#resized.disconnect();
    this.#pace.rest();
  }

  render() {
    const there = store.seconds.length > 0 && store.run;
    this.className = there ? 'card' : '';
    if (!there) return nothing;
    const { from, to, fixed, last } = shown();
    const end = extent() - 1;
    const edge = (/** @type {string} */ name, /** @type {number} */ at, /** @type {(at: number) => void} */ go) => html`
      <input type="range" min="0" max=${end} .value=${String(at)} aria-label=${name} aria-valuetext=${clock(at)} @input=${(/** @type {any} */ e) => go(e.target.valueAsNumber)}>`;
    const pressed = (/** @type {boolean} */ is) => (is ? 'true' : 'false');
    return html`
      <div class="tools">
        <div role="group" aria-label="What the charts show">
          ${WINDOWS.map((w) => html`<button aria-pressed=${pressed(last === w.last)} @click=${() => showLast(w.last)}>${w.name}</button>`)}
          <button aria-pressed=${pressed(!fixed && !last)} @click=${showAll}>All</button>
          ${store.busy ? html`<button aria-pressed=${pressed(last > 0)} ?disabled=${!fixed && !last} title="keep the newest seconds in view" @click=${() => showLast(last || to - from + 1)}>Follow</button>` : nothing}
        </div>
        <span class="soft">${clock(from)} to ${clock(to)}</span>
        ${store.busy ? html`<scale-control></scale-control>` : nothing}
        ${store.busy || store.kept ? nothing : html`<a href=${format({ page: 'tests', params: { again: store.run.id } })} title="the same test, properties and seed">Run again</a>
        <a href=${reportOf(store.run.id)} download title="download all of this as one page that works offline">Report</a>`}
      </div>
      <div class="strip" @pointerdown=${this.#grab} @pointermove=${this.#drag} @pointerup=${this.#drop} @pointercancel=${this.#drop} @dblclick=${showAll}>
        <canvas role="img" aria-label="The planned and the offered arrivals of the whole run, and its events"></canvas>
        ${edge('shown from', from, (at) => zoom(Math.min(at, to - 1), to, true))}${edge('shown until', to, (at) => zoom(from, Math.max(at, from + 1), true))}
      </div>`;
  }

  drawn() {
    const canvas = this.querySelector('canvas');
    if (!canvas) return;
    const end = Math.max(1, extent() - 1);
    const { from, to } = shown();
    const width = Math.max(100, this.#width);
    if (!this.#pace.isDue(stepOf(0, end, width), () => this.update())) return;
    const events = happenings(store).slice(0, MOST_MARKS);
    paintStrip(canvas, { sampled: this.#sampler.take(store, 0, end, width), end, from, to, events });
  }

  /** The second below the pointer. @param {PointerEvent} e */
  #at(e) {
    const { left, width } = /** @type {HTMLElement} */ (e.currentTarget).getBoundingClientRect();
    return Math.max(0, Math.min(1, (e.clientX - left) / width)) * Math.max(1, extent() - 1);
  }

  /** Within the part that is shown, it is moved; elsewhere, another one begins. @param {PointerEvent} e */
  #grab(e) {
    if (e.button !== 0 || e.target instanceof HTMLInputElement) return;
    const at = this.#at(e);
    const { from, to } = shown();
    const all = to - from >= extent() - 2;
    this.#grip = { at, from, to, moves: !all && at > from && at < to };
    /** @type {HTMLElement} */ (e.currentTarget).setPointerCapture(e.pointerId);
  }

  /** @param {PointerEvent} e */
  #drag(e) {
    if (!this.#grip) return;
    const { at, from, to, moves } = this.#grip;
    const now = this.#at(e);
    if (Math.abs(now - at) < extent() / 200) return;
    if (!moves) { zoom(Math.min(at, now), Math.max(at, now), true); return; }
    const by = Math.max(-from, Math.min(extent() - 1 - to, now - at));
    zoom(from + by, to + by, true);
  }

  #drop() { this.#grip = null; }
}
customElements.define('run-strip', RunStrip);
