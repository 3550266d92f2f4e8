// @ts-check
/** What the generator is judged by, in the terms of the verdict; a test holds these to the controller's own. */

export const LIMITS = {
  latenessSuspectMillis: 5, latenessInvalidMillis: 100,
  missingSuspect: 0, missingInvalid: 0.01,
  throttledSuspect: 0.01, throttledInvalid: 0.1,
  cpuSuspect: 0.9, clockSuspectMillis: 10, filesSuspect: 0.9,
};

/** @typedef {{name: string, value: number | null, unit: 'ms' | 'part', suspect: number, invalid: number | null, mending: string}} Gauge */

/** @param {any[]} workers @param {(worker: any) => number | null} figure the greatest of all */
const worst = (workers, figure) => workers.map(figure).reduce((a, b) => (b == null || Number.isNaN(b) ? a : a == null ? b : Math.max(a, b)), null);

/** @param {any} totals @param {any[]} workers @returns {Gauge[]} */
export function gauges(totals, workers) {
  const of = (/** @type {number} */ part, /** @type {number} */ all) => (all ? part / all : null);
  const lost = totals.missed + totals.unknown;
  return [
    { name: 'lateness p99', value: totals.latenessP99 ?? null, unit: 'ms', suspect: LIMITS.latenessSuspectMillis, invalid: LIMITS.latenessInvalidMillis, mending: 'add workers, or give them more CPU' },
    { name: 'arrivals lost', value: of(lost, totals.planned), unit: 'part', suspect: LIMITS.missingSuspect, invalid: LIMITS.missingInvalid, mending: 'see in which seconds, and run again if they matter' },
    { name: 'CPU, busiest', value: worst(workers, (w) => (w.cpu == null ? null : of(w.cpu, w.processors))), unit: 'part', suspect: LIMITS.cpuSuspect, invalid: null, mending: 'add workers, or give them more CPU' },
    { name: 'CPU throttled', value: worst(workers, (w) => w.throttled), unit: 'part', suspect: LIMITS.throttledSuspect, invalid: LIMITS.throttledInvalid, mending: 'raise the CPU limit, or add workers' },
    { name: 'clock, ±', value: worst(workers, (w) => w.clockUncertainty), unit: 'ms', suspect: LIMITS.clockSuspectMillis, invalid: null, mending: 'their network or CPU is too busy' },
    { name: 'files open', value: worst(workers, (w) => of(w.openFiles, w.maxFiles)), unit: 'part', suspect: LIMITS.filesSuspect, invalid: null, mending: 'raise the limit (ulimit -n), or add workers' },
  ];
}

/** What a gauge makes of the run. @param {Gauge} gauge @returns {'VALID' | 'SUSPECT' | 'INVALID'} */
export function trustOf({ value, suspect, invalid }) {
  if (value == null || value <= suspect) return 'VALID';
  return invalid != null && value > invalid ? 'INVALID' : 'SUSPECT';
}

const TRUSTS = ['VALID', 'SUSPECT', 'INVALID'];

/** @param {Gauge[]} all @returns {string} the worst of them */
export const trustSoFar = (all) => TRUSTS[Math.max(0, ...all.map((g) => TRUSTS.indexOf(trustOf(g))))];
