// @ts-check
/** When users start: as the test says, at a rate for a time, or in phases. */
import { draft } from '../draft.js';
import { html, nothing } from './element.js';
import { alerts, area, text } from './form-field.js';

const WAYS = [{ value: 'own', name: 'as the test says' }, { value: 'rate', name: 'a rate for a time' }, { value: 'phases', name: 'phases, or a shape' }];

export function loadFields() {
  const { load } = draft.values;
  return html`<fieldset><legend>Load</legend>
    <div class="ways">${WAYS.map((way) => html`<label><input type="radio" name="load" value=${way.value} .checked=${load === way.value}>${way.name}</label>`)}</div>
    ${load === 'rate' ? html`<div class="columns">
      ${text('Users/s, or users', 'rate', '', { placeholder: '20, 30/m, or 50 users' })}
      ${text('For', 'time', '', { placeholder: '5m' })}
      ${text('After a ramp of', 'ramp', '', { placeholder: 'none' })}</div>` : nothing}
    ${load === 'phases' ? area('Phases, one per line', 'phases', '', { placeholder: 'ramp to 50/s in 1m\nhold 5m' }) : nothing}
    ${alerts('load', 'test.phases')}
  </fieldset>`;
}
