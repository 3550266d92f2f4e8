// @ts-check
/** Refusals of the controller in the words of the form, and what would mend them; pure. */

/** What the form calls the fields of a request. @type {Record<string, string>} */
export const LABELS = {
  'test.simulation': 'Test', 'test.simulationClass': 'Class', 'test.properties': 'Properties', 'test.secrets': 'Secrets', 'test.phases': 'Load', 'test.goals': 'Goals', 'test.seed': 'Seed',
  'target.url': 'Target', 'target.check': 'Check the target first',
  'fleet.workers': 'Workers', 'fleet.autoscale': 'Workers', 'fleet.minWorkers': 'Minimum workers', 'fleet.readyTimeoutSeconds': 'Wait for workers', 'fleet.capacity': 'Users/s per worker', 'fleet.warmUpSeconds': 'Warm-up', 'fleet.leaseSeconds': 'Lease',
  'limits.maxArrivalsPerSecond': 'Maximum users/s', 'limits.maxDurationSeconds': 'Maximum duration', 'limits.maxWorkers': 'Maximum workers',
};

/** The command line's options. @type {Record<string, string>} */
const OPTIONS = {
  '--max-arrivals': 'limits.maxArrivalsPerSecond', '--max-duration': 'limits.maxDurationSeconds', '--max-workers': 'limits.maxWorkers', '--workers': 'fleet.workers', '--simulation': 'test.simulationClass',
  '--target': 'target.url', '--secret': 'test.secrets', '--phase': 'test.phases', '--goal': 'test.goals', '--seed': 'test.seed', '--no-target-check': 'target.check', '--warm-up': 'fleet.warmUpSeconds',
};

const quoted = (/** @type {string} */ field) => `“${LABELS[field]}”`;

/** @param {string} detail as the controller says it */
export function inForm(detail) {
  let text = detail
    .replace(/, set target\.check to false \(--no-target-check\)/g, `, switch ${quoted('target.check')} off`)
    .replace(/ \((--[a-z-]+[^)]*|line \d+, column \d+)\)/g, '')
    .replace(/write -P name=value/g, 'write one into its row')
    .replace(/--[a-z-]+/g, (option) => (OPTIONS[option] ? quoted(OPTIONS[option]) : option));
  for (const field of Object.keys(LABELS)) {
    const name = field.split('.')[1];
    text = text.replaceAll(field, quoted(field)).replace(new RegExp(`(?<![\\w“.])${name}(?![\\w”])`, 'g'), (found) => (/[A-Z]/.test(name) ? quoted(field) : found));
  }
  return text;
}

/**
 * What mends a refusal at once: the words of a button, and the change of the draft.
 * @param {{detail: string, field?: string | null}} problem @param {any} values of the draft @param {any} load of the preview
 * @returns {{text: string, change: object} | null}
 */
export function mending({ detail, field }, values, load) {
  const number = (/** @type {number} */ n) => n.toLocaleString('en');
  switch (field) {
    case 'limits.maxArrivalsPerSecond':
      return load ? { text: `Allow ${number(load.peak)} users/s`, change: { maxArrivalsPerSecond: String(load.peak) } } : null;
    case 'limits.maxDurationSeconds':
      return load ? { text: `Allow ${number(load.seconds)} s`, change: { maxDurationSeconds: String(load.seconds) } } : null;
    case 'fleet.workers': {
      const many = Number(values.workers);
      if (many >= 1 && Number.isInteger(many)) return { text: `Allow ${number(many)} workers`, change: { maxWorkers: String(many) } };
      return { text: 'As many as the load needs', change: { workers: 'auto' } };
    }
    case 'target.url':
      if (/not a valid URL|^'/.test(detail) && /^[\w.-]+(:\d+)?(\/|$)/.test(values.target)) return { text: `Write http://${values.target}`, change: { target: `http://${values.target}` } };
      return /does not answer/.test(detail) ? { text: 'Start without this check', change: { check: false } } : null;
    case 'test.simulationClass':
      return values.simulationClass ? { text: 'Leave out the class', change: { simulationClass: '' } } : null;
    case 'test.properties':
      return { text: 'Leave out the properties', change: { properties: [] } };
    default:
      return null;
  }
}

/** The classes that a run could have had which failed for want of one. @param {string | null | undefined} problem @returns {string[]} */
export function classesIn(problem) {
  const [, several] = /several simulations in it: (.+?)\. Say which/.exec(problem ?? '') ?? [];
  const [, others] = /There is no class \S+; there is ([\w$.]+(?:, [\w$.]+)*)/.exec(problem ?? '') ?? [];
  const names = several ?? others?.replace(/\.$/, '');
  return names && names !== 'no' ? names.split(', ') : [];
}
