// @ts-check
/** What is known, without any page: components read it, and are told when it changes. */

export const FINAL = ['FINISHED', 'FAILED', 'ABORTED'];

class Store extends EventTarget {
  /** @type {any} */ run = null;
  /** @type {any} */ totals = null;
  /** @type {any[]} */ seconds = [];
  /** @type {number[]} */ floors = []; // for each change of the seconds, the first one that has changed
  /** @type {any[]} */ requests = [];
  /** @type {any[]} */ asPlanned = [];
  /** @type {any[]} */ errors = [];
  /** @type {any[]} */ losses = [];
  /** @type {any[]} */ soFar = []; // assertions and goals, judged by what was measured until now
  /** @type {any} */ heat = null; // how the responses of the seconds that are shown were spread
  /** @type {any} */ kinds = null; // why requests failed in those seconds
  /** @type {any} */ request = null; // how the one that is opened went
  /** @type {Record<string, number[]>} */ sparks = {}; // p99 of each request, in a few points
  /** @type {Record<string, any>} */ courses = {}; // of a run that is kept in the page: how its requests went
  /** @type {any[]} */ changes = []; // what became of its workers
  /** @type {any[]} */ workers = []; // of the run: once it has ended, as they were then
  /** @type {any[]} */ fleet = []; // those of now
  /** @type {any[]} */ runs = [];
  /** @type {any[]} */ simulations = [];
  second = -1;
  wanted = 0;
  /** @type {number | null} */ asked = null; // how many workers were asked for last, until that is answered
  known = false; // whether the controller has said what has run
  lost = false; // whether the controller does not answer
  silentSeconds = 0; // and for how long
  kept = false; // whether all that can be known is here, and there is no controller
  notice = '';
  refusal = '';
  /** @type {string | null} */ unknownRun = null; // that the address names, and nobody has
  /** @type {number[]} */ planned = [];
  /** @type {string | null} */ trouble = null;

  /** Whether it ended before its time: what is said of it is about a part of what was planned. */
  get cutShort() { return this.run?.state === 'ABORTED'; }

  get busy() { return this.run != null && !FINAL.includes(this.run.state); }

  /** @param {any} live */
  take(live) {
    if (this.run?.id !== live.run.id) Object.assign(this, { seconds: [], floors: [], planned: [], heat: null, kinds: null, request: null, sparks: {}, changes: [] });
    for (const second of live.seconds) this.seconds[second.second] = second;
    this.floors.push(live.seconds.reduce((/** @type {number} */ a, /** @type {any} */ s) => Math.min(a, s.second), Infinity));
    const { run, second, totals, requests, asPlanned, errors, losses, workers, soFar } = live;
    this.set({ run, second, seconds: this.seconds, totals, requests, asPlanned, errors, losses, workers, soFar: soFar ?? [] });
  }

  /** The run that goes on, or the last one. @returns {any} */
  get newest() { return this.runs[0] ?? null; }

  /** Whether a run goes on, be it the one that is shown or not. */
  get underWay() { return this.busy || (this.newest != null && !FINAL.includes(this.newest.state)); }

  /** There is no run any more. */
  drop() {
    this.set({ run: null, second: -1, totals: null, seconds: [], planned: [], heat: null, kinds: null, request: null, sparks: {}, changes: [], requests: [], asPlanned: [], errors: [], losses: [], workers: [], soFar: [] });
  }

  /** Listeners are told the names of what is new. @param {object} change */
  set(change) {
    Object.assign(this, change);
    this.dispatchEvent(new CustomEvent('change', { detail: Object.keys(change) }));
  }
}

export const store = new Store();
