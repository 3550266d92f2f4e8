// @ts-check
import * as api from '../api.js';
import { duration } from '../format.js';
import { Component, html, nothing } from './element.js';

const PAUSE_MILLIS = 250;
const FIRST = `target: http://localhost:8081
phases: [ramp to 5/s in 20s, hold 40s]
scenarios:
  visit:
    - get: /
goals: [p99 < 300ms, error rate < 1%]
`;

/** A plan that is written in the page: the controller says what is wrong with it, and where, as one types. */
class PlanEditor extends Component {
  #name = '';
  #text = '';
  #timer = 0;
  #asked = 0;
  /** @type {any} */ #check = null;
  #wrong = '';

  /** @param {{name: string, text: string}} plan */
  set plan(plan) {
    if (plan === this.#given) return;
    this.#given = plan;
    this.#name = plan.name;
    this.#text = plan.text || FIRST;
    this.#check = null;
    this.#ask();
  }

  /** @type {object | null} */ #given = null;

  render() {
    const problems = this.#check?.problems ?? [];
    const check = this.#check;
    return html`<div class="editor">
      <div class="field"><label for="plan-name">Name</label><input id="plan-name" autocomplete="off" spellcheck="false" .value=${this.#name} @input=${(/** @type {any} */ e) => { this.#name = e.target.value; this.update(); }}></div>
      <div class="field"><label for="plan-text">Plan</label>
        <textarea id="plan-text" rows="14" spellcheck="false" aria-describedby="plan-problems" aria-invalid=${problems.length > 0} .value=${this.#text} @input=${this.#typed} @keydown=${this.#indent}></textarea></div>
      <div id="plan-problems" role="status">
        ${check && !problems.length ? html`<p class="good">✓ The plan is valid: ${duration(check.seconds)} of load, scenarios ${check.scenarios.join(', ')}, ${check.goals.length} goals.</p>` : nothing}
        ${problems.length ? html`<ol class="problems">${problems.map((/** @type {any} */ p) => html`<li><button type="button" class="mend" @click=${() => this.#goTo(p)}>line ${p.line}, column ${p.column}</button> <span class="bad">${p.sentence}</span></li>`)}</ol>` : nothing}
        ${this.#wrong ? html`<p class="bad">${this.#wrong}</p>` : nothing}
      </div>
      <div class="row"><button type="button" class="save" ?disabled=${!check || problems.length > 0 || !/\.ya?ml$/i.test(this.#name)} @click=${() => this.#save()}>Save</button>
        <button type="button" class="quiet" @click=${() => this.emit('closed')}>Close</button>
        ${/\.ya?ml$/i.test(this.#name) ? nothing : html`<span class="bad">The name of a plan must end in .yaml.</span>`}</div>
    </div>`;
  }

  #typed = (/** @type {Event} */ event) => {
    this.#text = /** @type {HTMLTextAreaElement} */ (event.target).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PAUSE_MILLIS);
  };

  /** Goes on in the column of the line before; Tab leaves the field, as everywhere. */
  #indent = (/** @type {KeyboardEvent} */ event) => {
    const field = /** @type {HTMLTextAreaElement} */ (event.target);
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const line = field.value.slice(0, field.selectionStart).split('\n').at(-1) ?? '';
    const indent = /^ */.exec(line)?.[0] ?? '';
    if (!indent) return;
    event.preventDefault();
    field.setRangeText(`\n${indent}`, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };

  async #ask() {
    const mine = ++this.#asked;
    try {
      const check = await api.checkPlan(this.#text);
      if (mine !== this.#asked) return;
      this.#check = check;
      this.#wrong = '';
    } catch (e) {
      if (mine !== this.#asked) return;
      this.#check = null;
      this.#wrong = /** @type {Error} */ (e).message;
    }
    this.update();
  }

  /** @param {{line: number, column: number}} place */
  #goTo({ line, column }) {
    const field = /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
    const lines = this.#text.split('\n');
    const at = lines.slice(0, line - 1).reduce((sum, l) => sum + l.length + 1, 0) + column - 1;
    field.focus();
    field.setSelectionRange(at, Math.max(at, lines.slice(0, line).join('\n').length));
  }

  async #save() {
    try {
      await api.upload(this.#name, new Blob([this.#text], { type: 'application/octet-stream' }));
      this.emit('saved', this.#name);
    } catch (e) {
      this.#wrong = /** @type {Error} */ (e).message;
      this.update();
    }
  }
}
customElements.define('plan-editor', PlanEditor);
