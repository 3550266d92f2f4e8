// @ts-check
/** What happened in a run, out of its workers' changes and its seconds; pure. */

/** @typedef {{second: number, tone: string, text: string}} Happening */

const ENDED = { gone: ['left', 'warn'], died: ['died', 'bad'], failed: ['failed', 'bad'], unreachable: ['does not answer', 'bad'], leaving: ['is leaving', 'warn'] };

/** @param {{atMillis: number, worker: string, state: string, share: number}[]} changes @param {number} startsAtMillis @returns {Happening[]} */
function ofWorkers(changes, startsAtMillis) {
  const carrying = new Set();
  const events = [];
  let last = new Map();
  for (const { atMillis, worker, state, share } of changes) {
    const second = Math.floor((atMillis - startsAtMillis) / 1000);
    if (share > 0 && !carrying.has(worker)) {
      carrying.add(worker);
      if (second > 0) events.push({ second, tone: 'good', text: `${worker} joined` });
    }
    const [what, tone] = ENDED[state] ?? [];
    if (what && last.get(worker) !== state && second >= 0) events.push({ second, tone, text: `${worker} ${what}` });
    if (what && state !== 'leaving') carrying.delete(worker);
    last.set(worker, state);
  }
  return events;
}

/** Seconds in which nothing was measured, each stretch once. @param {any[]} seconds @returns {Happening[]} */
function gaps(seconds) {
  const events = [];
  for (let at = 0; at < seconds.length; at++) {
    if (!seconds[at]?.gap) continue;
    const begin = at;
    while (seconds[at + 1]?.gap) at++;
    events.push({ second: begin, tone: 'warn', text: `nothing was measured for ${at - begin + 1} s: the controller was away or too busy` });
  }
  return events;
}

/** Seconds with arrivals that were lost, each stretch once. @param {any[]} seconds @returns {Happening[]} */
function losses(seconds) {
  const events = [];
  for (let at = 0; at < seconds.length; at++) {
    let [missed, unknown] = [0, 0];
    const begin = at;
    for (; seconds[at]?.missed || seconds[at]?.unknown; at++) { missed += seconds[at].missed; unknown += seconds[at].unknown; }
    if (at > begin) events.push({ second: begin, tone: 'bad', text: `${missed} arrivals missed, ${unknown} unknown` });
  }
  return events;
}

/** @param {{run: any, seconds: any[], changes: any[]}} known @returns {Happening[]} in the order of time */
export function happenings({ run, seconds, changes }) {
  if (!run?.startsAtMillis) return [];
  const events = [...ofWorkers(changes, run.startsAtMillis), ...gaps(seconds), ...losses(seconds)];
  if (run.endedAtMillis) {
    const word = { ABORTED: ['was stopped', 'warn'], FAILED: ['failed', 'bad'] }[run.state] ?? ['ended', ''];
    events.push({ second: Math.max(0, Math.floor((run.endedAtMillis - run.startsAtMillis) / 1000)), tone: word[1], text: `the run ${word[0]}${run.problem ? `: ${run.problem}` : ''}` });
  }
  return events.sort((a, b) => a.second - b.second);
}
