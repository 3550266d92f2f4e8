// @ts-check
/** Rows of names and values: the properties and the secrets of a test. */
import { draft } from '../draft.js';
import { html } from './element.js';

/** @param {number} at @param {object} change */
const changed = (at, change) => draft.set({ properties: draft.values.properties.map((p, i) => (i === at ? { ...p, ...change } : p)) });

export const propertyRows = () => html`
  ${draft.values.properties.map((p, i) => html`<div class="pair">
    <input aria-label="name of property ${i + 1}" placeholder="name" autocomplete="off" spellcheck="false" .value=${p.name} @input=${(/** @type {any} */ e) => changed(i, { name: e.target.value })}>
    <input aria-label="value of property ${i + 1}" placeholder="value" autocomplete="off" spellcheck="false" .value=${p.value} @input=${(/** @type {any} */ e) => changed(i, { value: e.target.value })}>
    <button type="button" class="quiet" aria-label="remove property ${p.name || i + 1}" @click=${() => draft.set({ properties: draft.values.properties.filter((_, at) => at !== i) })}>×</button>
  </div>`)}
  <button type="button" @click=${() => draft.set({ properties: [...draft.values.properties, { name: '', value: '' }] })}>Add a property</button>`;

/** Their values are in these fields alone, and in no variable: a start reads them and empties them. */
export const secretRows = () => html`
  ${draft.values.secrets.map((name, i) => html`<div class="pair">
    <input aria-label="name of secret ${i + 1}" placeholder="name" autocomplete="off" spellcheck="false" .value=${name} @input=${(/** @type {any} */ e) => draft.set({ secrets: draft.values.secrets.map((s, at) => (at === i ? e.target.value : s)) })}>
    <input type="password" class="secret" aria-label="value of secret ${name || i + 1}" placeholder="value" autocomplete="new-password">
    <button type="button" class="quiet" aria-label="remove secret ${name || i + 1}" @click=${(/** @type {any} */ e) => takeOut(e.target.closest('fieldset'), i)}>×</button>
  </div>`)}
  <button type="button" @click=${() => draft.set({ secrets: [...draft.values.secrets, ''] })}>Add a secret</button>`;

/** Each value stays beside its name. @param {HTMLElement} box @param {number} at */
function takeOut(box, at) {
  const fields = [.../** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll('input.secret'))];
  for (let i = at; i < fields.length; i++) fields[i].value = fields[i + 1]?.value ?? '';
  draft.set({ secrets: draft.values.secrets.filter((_, i) => i !== at) });
}

/** The secrets as they stand in the form. @param {HTMLElement} form @returns {Record<string, string>} */
export function secretsIn(form) {
  const fields = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('input.secret'))];
  return Object.fromEntries(draft.values.secrets.map((name, i) => /** @type {[string, string]} */ ([name.trim(), fields[i]?.value ?? ''])).filter(([name, value]) => name || value));
}

/** @param {HTMLElement} form */
export function forgetSecrets(form) {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('input.secret'))) field.value = '';
}
