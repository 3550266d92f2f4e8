// @ts-check
/** The fields of a run that few need. */
import { draft } from '../draft.js';
import { html } from './element.js';
import { text } from './form-field.js';

/** @type {{label: string, name: string, field: string, hint: string}[]} */
const FIELDS = [
  { label: 'Seed', name: 'seed', field: 'test.seed', hint: 'of randomised steps; drawn where none is given' },
  { label: 'Enough workers', name: 'minWorkers', field: 'fleet.minWorkers', hint: 'once not all are ready in time; all where none are given' },
  { label: 'Wait for workers, s', name: 'readyTimeoutSeconds', field: 'fleet.readyTimeoutSeconds', hint: '90, on Kubernetes 300' },
  { label: 'Users/s of a worker', name: 'capacity', field: 'fleet.capacity', hint: '100, where auto begins to learn' },
  { label: 'Warm-up, s', name: 'warmUpSeconds', field: 'fleet.warmUpSeconds', hint: '2' },
  { label: 'Lease, s', name: 'leaseSeconds', field: 'fleet.leaseSeconds', hint: '120: how long workers go on without a controller' },
  { label: 'Most users/s', name: 'maxArrivalsPerSecond', field: 'limits.maxArrivalsPerSecond', hint: '5,000; more is refused before the start' },
  { label: 'Longest load, s', name: 'maxDurationSeconds', field: 'limits.maxDurationSeconds', hint: '43,200, which is 12 hours' },
  { label: 'Most workers', name: 'maxWorkers', field: 'limits.maxWorkers', hint: '100' },
];

export const ADVANCED = ['limits', ...FIELDS.map((f) => f.field)];

/** Opens them where something in them is wrong; whoever reads them closes them. @param {HTMLElement} form */
export function openAdvanced(form) {
  const wrong = (draft.refusal ? [draft.refusal] : draft.preview?.refusals ?? []).some((/** @type {any} */ p) => ADVANCED.includes(p.field));
  if (wrong) form.querySelector('details.advanced')?.setAttribute('open', '');
}

export function advancedFields() {
  return html`<details class="advanced"><summary>Advanced</summary>
    <label class="check"><input type="checkbox" name="check" .checked=${draft.values.check}>Look for the target first</label>
    <div class="columns">${FIELDS.map((f) => text(f.label, f.name, f.field, { hint: f.hint, mode: 'numeric' }))}</div>
  </details>`;
}
