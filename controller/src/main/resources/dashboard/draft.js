// @ts-check
/** The test that is being prepared: what was typed, as long as the page is open. The values of secrets are not here. */

/** @typedef {{name: string, value: string}} Pair */

const EMPTY = () => ({
  simulation: '', simulationClass: '', target: '', check: true, workers: '3', goals: '', seed: '',
  load: 'own', rate: '', time: '1m', ramp: '', phases: '',
  properties: /** @type {Pair[]} */ ([]), secrets: /** @type {string[]} */ ([]),
  minWorkers: '', readyTimeoutSeconds: '', capacity: '', warmUpSeconds: '', leaseSeconds: '',
  maxArrivalsPerSecond: '', maxDurationSeconds: '', maxWorkers: '',
});

/** @param {string} text */
const lines = (text) => text.split('\n').map((l) => l.trim()).filter((l) => l !== '');

/** What is no number is sent as it is: the controller says at which field. @param {string} text */
const value = (text) => (text.trim() === '' ? undefined : /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text.trim());

/** The load in words, as `--rate`, `--for` and `--ramp` of the command line have it. @param {ReturnType<typeof EMPTY>} d @returns {string[]} */
export function phasesOf(d) {
  if (d.load === 'own') return [];
  if (d.load === 'phases') return lines(d.phases);
  const level = /^\d+(\.\d+)?$/.test(d.rate.trim()) ? `${d.rate.trim()}/s` : d.rate.trim();
  if (!level) return [];
  return d.ramp.trim() ? [`ramp to ${level} in ${d.ramp.trim()}`, `hold ${d.time.trim()}`] : [`hold ${level} for ${d.time.trim()}`];
}

/**
 * The request of a run.
 * @param {ReturnType<typeof EMPTY>} d @param {Record<string, string>} secrets with their values
 */
export function requestOf(d, secrets) {
  const workers = d.workers.trim();
  const auto = workers === 'auto';
  const named = d.properties.filter((p) => p.name.trim() !== '' || p.value !== '');
  return {
    test: {
      simulation: d.simulation || undefined, simulationClass: d.simulationClass.trim() || undefined,
      properties: named.length ? Object.fromEntries(named.map((p) => [p.name.trim(), p.value])) : undefined,
      secrets: Object.keys(secrets).length ? secrets : undefined,
      phases: phasesOf(d), goals: lines(d.goals), seed: value(d.seed),
    },
    target: { url: d.target.trim() || undefined, check: d.check ? undefined : false },
    fleet: {
      workers: auto ? undefined : value(workers), autoscale: auto ? true : undefined, capacity: value(d.capacity), minWorkers: value(d.minWorkers),
      readyTimeoutSeconds: value(d.readyTimeoutSeconds), warmUpSeconds: value(d.warmUpSeconds), leaseSeconds: value(d.leaseSeconds),
    },
    limits: { maxArrivalsPerSecond: value(d.maxArrivalsPerSecond), maxDurationSeconds: value(d.maxDurationSeconds), maxWorkers: value(d.maxWorkers) },
  };
}

/** Properties that Broadside sets itself: a run's own test users. */
const OWN = 'broadside.users.';

/** A plan has a name of its own where a simulation has its class. @param {string | undefined} name */
const isPlan = (name) => /\.ya?ml$/i.test(name ?? '');

/** The same test as a run that is kept, but for its goals; of its secrets only the names are known. @param {any} record */
export function again(record) {
  const { test, target, limits, fleet } = record;
  return {
    ...EMPTY(),
    simulation: test.simulation ?? '', simulationClass: isPlan(test.simulation) ? '' : test.simulationClass ?? '', target: target ?? '', workers: String(fleet.asked || 3),
    properties: Object.entries(test.properties ?? {}).filter(([name]) => name !== 'target' && !name.startsWith(OWN)).map(([name, value]) => ({ name, value: String(value) })), secrets: [...(test.secrets ?? [])],
    load: test.phases?.length ? 'phases' : 'own', phases: (test.phases ?? []).join('\n'), seed: String(test.seed ?? ''),
    maxArrivalsPerSecond: limits?.arrivalsPerSecond ? String(limits.arrivalsPerSecond) : '', maxDurationSeconds: limits?.durationSeconds ? String(limits.durationSeconds) : '',
    maxWorkers: limits?.workers ? String(limits.workers) : '',
  };
}

/** Tells by `change` when it is another one. */
class Draft extends EventTarget {
  values = EMPTY();
  /** What the controller says would come of it. @type {any} */ preview = null;
  /** Why it cannot be asked, or does not answer. */ unknown = '';
  /** What the controller has found wrong with a start. @type {{detail: string, field: string | null} | null} */ refusal = null;

  /** @param {Partial<ReturnType<typeof EMPTY>>} change */
  set(change) {
    this.values = { ...this.values, ...change };
    this.refusal = null;
    this.dispatchEvent(new Event('change'));
  }

  /** @param {any} preview @param {string} [unknown] */
  foresee(preview, unknown = '') {
    this.preview = preview;
    this.unknown = unknown;
    this.dispatchEvent(new Event('foreseen'));
  }

  /** @param {{detail: string, field: string | null} | null} refusal */
  refuse(refusal) {
    this.refusal = refusal;
    this.dispatchEvent(new Event('foreseen'));
  }
}

export const draft = new Draft();
