// @ts-check
/** The fields of a run that few need. */
import { draft } from '../draft.js';
import { html } from './element.js';
import { text } from './form-field.js';

/** @type {{label: string, name: string, field: string, hint: string}[]} */
const FIELDS = [
  { label: 'Seed', name: 'seed', field: 'test.seed', hint: 'for randomised steps; random if empty' },
  { label: 'Minimum workers', name: 'minWorkers', field: 'fleet.minWorkers', hint: 'enough to start if not all are ready in time; all if empty' },
  { label: 'Wait for workers, s', name: 'readyTimeoutSeconds', field: 'fleet.readyTimeoutSeconds', hint: 'default 90, on Kubernetes 300' },
  { label: 'Users/s per worker', name: 'capacity', field: 'fleet.capacity', hint: 'default 100; auto starts from this and learns' },
  { label: 'Warm-up, s', name: 'warmUpSeconds', field: 'fleet.warmUpSeconds', hint: 'default 2' },
  { label: 'Lease, s', name: 'leaseSeconds', field: 'fleet.leaseSeconds', hint: 'default 120; how long workers continue without a controller' },
  { label: 'Maximum users/s', name: 'maxArrivalsPerSecond', field: 'limits.maxArrivalsPerSecond', hint: 'default 5,000; a larger load is refused' },
  { label: 'Maximum duration, s', name: 'maxDurationSeconds', field: 'limits.maxDurationSeconds', hint: 'default 43,200, which is 12 hours' },
  { label: 'Maximum workers', name: 'maxWorkers', field: 'limits.maxWorkers', hint: 'default 100' },
];

export const ADVANCED = ['limits', ...FIELDS.map((f) => f.field)];

/** Opens them where something in them is wrong; whoever reads them closes them. @param {HTMLElement} form */
export function openAdvanced(form) {
  const wrong = (draft.refusal ? [draft.refusal] : draft.preview?.refusals ?? []).some((/** @type {any} */ p) => ADVANCED.includes(p.field));
  if (wrong) form.querySelector('details.advanced')?.setAttribute('open', '');
}

export function advancedFields() {
  return html`<details class="advanced"><summary>Advanced</summary>
    <label class="check"><input type="checkbox" name="check" .checked=${draft.values.check}>Check the target first</label>
    <div class="columns">${FIELDS.map((f) => text(f.label, f.name, f.field, { hint: f.hint, mode: 'numeric' }))}</div>
  </details>`;
}
