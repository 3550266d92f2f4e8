// @ts-check
/** Puts the page together: what is fetched when, and what the components' events do. */
import * as api from './api.js';
import { store } from './store.js';
import './components/run-state.js';
import './components/notice-bar.js';
import './components/silence-bar.js';
import './components/live-region.js';
import './components/start-form.js';
import './components/verdict-panel.js';
import './components/figure-tiles.js';
import './components/live-chart.js';
import './components/worker-table.js';
import './components/request-table.js';
import './components/error-table.js';
import './components/loss-table.js';
import './components/run-list.js';
import { charts } from './components/charts.js';

/** What waits for others is planned once they have ended: it is asked for again, every so many looks. */
const PLANNED_EVERY = 5;

/** A controller that hangs is known for that within less than 3 s: the pause, the patience, and the look at the clock. */
const LOOK_MILLIS = 1000;
const PATIENCE_MILLIS = 1500;
const WATCH_MILLIS = 2000;

/** Of a run that goes on, something is told each second. */
const STREAM_PATIENCE_MILLIS = 6000;

let turn = 0;
let unfollow = () => {};
let followed = false;
let scaling = Promise.resolve();

/** @param {() => Promise<void>} action @param {'notice' | 'refusal'} where what goes wrong is shown */
async function attempt(action, where = 'notice') {
  try {
    store.set({ notice: '', refusal: '' });
    await action();
  } catch (e) {
    store.set({ [where]: e instanceof Error ? e.message : String(e) });
  }
}

/** @param {string} id */
async function show(id) {
  unfollow();
  followed = false;
  turn = 0;
  store.take(await api.live(id));
  if (store.busy) {
    followed = true;
    unfollow = api.follow(id, (live) => { store.take(live); if (!store.busy) refresh(); }, (lost) => {
      if (lost) lose();
      else if (store.lost) store.set({ lost });
      if (!lost && store.seconds.includes(undefined)) api.live(id).then((l) => store.take(l));
    }, () => { followed = false; });
  }
}

/** What its events did not tell, once they were refused; a controller that was started anew may not have the run. */
async function showAgain() {
  try {
    await show(store.run.id);
  } catch (e) {
    if (!(e instanceof api.Problem) || e.status !== 404) throw e;
    store.drop();
    await refresh();
  }
}

async function refresh() {
  const [runs, simulations] = await Promise.all([api.runs(), api.simulations()]);
  store.set({ runs, simulations });
}

addEventListener('start-run', (e) => attempt(async () => {
  const run = await api.start(/** @type {CustomEvent} */ (e).detail);
  await show(run.id);
}, 'refusal'));
addEventListener('stop-run', () => attempt(async () => { await api.stop(); }));
addEventListener('show-run', (e) => attempt(() => show(/** @type {CustomEvent} */ (e).detail)));
addEventListener('scale', (e) => {
  const count = /** @type {CustomEvent} */ (e).detail;
  store.set({ asked: count });
  scaling = scaling.then(() => scale(count));
});

/** One at a time, and only what was asked for last: requests side by side may arrive in any order. */
async function scale(/** @type {number} */ count) {
  if (store.asked !== count) return;
  await attempt(async () => {
    const { wanted, workers, trouble } = await api.scale(count);
    store.set({ wanted, fleet: workers, trouble });
  });
  if (store.asked === count) store.set({ asked: null });
}

/** When the question was put that is not answered yet. */
let askedAt = 0;

/** Asks for the workers, and so whether the controller is there. */
async function look() {
  askedAt = Date.now();
  try {
    const { wanted, workers, trouble } = await api.workers();
    const back = store.lost;
    store.set({ wanted, trouble, lost: false, fleet: workers });
    if (back) await refresh();
  } catch {
    lose();
  } finally {
    askedAt = 0;
  }
}

/** It answers nothing: what is shown is as old as its last word. */
function lose() {
  const silentSeconds = Math.max(1, Math.round((Date.now() - api.contact.heardAt) / 1000));
  if (!store.lost || silentSeconds !== store.silentSeconds) store.set({ lost: true, silentSeconds });
}

/** A controller that hangs refuses nothing: only the time tells. */
function watchOver() {
  const now = Date.now();
  if (store.lost || (askedAt && now - Math.max(askedAt, api.contact.heardAt) > PATIENCE_MILLIS)) lose();
}

async function watch() {
  if (store.lost) return;
  const still = followed && Date.now() - api.contact.toldAt > STREAM_PATIENCE_MILLIS;
  if (store.busy && (!followed || still)) await showAgain();
  if (store.busy && store.run.startsAtMillis && turn++ % PLANNED_EVERY === 0) store.set({ planned: await api.planned(store.run.id) });
  const runs = await api.runs();
  if (runs.length !== store.runs.length) await refresh();
  if (!store.busy && runs.length > 0 && runs[0].id !== store.run?.id && !['FINISHED', 'FAILED', 'ABORTED'].includes(runs[0].state)) await show(runs[0].id);
}

/** Again and again, so long after the end of each. */
async function repeat(/** @type {() => Promise<void>} */ what, /** @type {number} */ millis) {
  while (true) {
    await what().catch(() => {}); // it is asked again, and whether anybody answers is watched
    await new Promise((done) => setTimeout(done, millis));
  }
}

repeat(look, LOOK_MILLIS);
setInterval(watchOver, 250);
document.querySelector('.charts')?.append(...charts());
await attempt(async () => {
  await refresh();
  if (store.runs.length > 0) await show(store.runs[0].id);
});
repeat(watch, WATCH_MILLIS);
