// @ts-check
/** Fields of the form, each with its name, what is wrong with it, and what mends that. */
import { draft } from '../draft.js';
import { inForm, mending } from '../words.js';
import { html, nothing } from './element.js';

/** What is wrong with a field now: why the start was refused, or would be. @param {string[]} fields @returns {{detail: string, field: string}[]} */
function wrongs(fields) {
  const all = draft.refusal ? [draft.refusal] : draft.preview?.refusals ?? [];
  return all.filter((/** @type {any} */ p) => p.field && fields.some((f) => p.field === f || p.field.startsWith(`${f}.`)));
}

/** Whether some field shows it. @param {{field?: string | null}} problem @param {string[]} shown */
export const isShown = (problem, shown) => shown.some((f) => problem.field === f || problem.field?.startsWith(`${f}.`));

/** What stands below a field that is wrong. @param {string} name @param {...string} fields of the request */
export function alerts(name, ...fields) {
  const found = wrongs(fields);
  return html`<span class="bad" id=${`${name}-wrong`} role="alert">${found.map((p) => {
    const mend = mending(p, draft.values, draft.preview?.load);
    return html`${inForm(p.detail)} ${mend ? html`<button type="button" class="mend" @click=${() => draft.set(mend.change)}>${mend.text}</button>` : nothing}`;
  })}</span>`;
}

/**
 * A field of text, of the name that the draft has for it.
 * @param {string} label @param {string} name @param {string} field of the request
 * @param {{hint?: string, placeholder?: string, type?: string, mode?: string, after?: unknown}} [more]
 */
export function text(label, name, field, { hint, placeholder, type = 'text', mode, after } = {}) {
  const values = /** @type {any} */ (draft.values);
  return html`<div class="field">
    <label for=${`f-${name}`}>${label}</label>
    <div class="row"><input id=${`f-${name}`} name=${name} type=${type} inputmode=${mode ?? nothing} placeholder=${placeholder ?? nothing} autocomplete="off" spellcheck="false"
      aria-describedby=${`${name}-wrong`} .value=${values[name]}>${after ?? nothing}</div>
    ${hint ? html`<span class="soft">${hint}</span>` : nothing}${alerts(name, field)}
  </div>`;
}

/** The same of several lines. @param {string} label @param {string} name @param {string} field @param {{hint?: string, placeholder?: string}} [more] */
export function area(label, name, field, { hint, placeholder } = {}) {
  const values = /** @type {any} */ (draft.values);
  return html`<div class="field wide">
    <label for=${`f-${name}`}>${label}</label>
    <textarea id=${`f-${name}`} name=${name} rows="3" placeholder=${placeholder ?? nothing} spellcheck="false" aria-describedby=${`${name}-wrong`} .value=${values[name]}></textarea>
    ${hint ? html`<span class="soft">${hint}</span>` : nothing}${alerts(name, field)}
  </div>`;
}
