// @ts-check
/** Puts the page together: what is fetched when, and what the components' events do. */
import * as api from './api.js';
import { store } from './store.js';
import './components/run-state.js';
import './components/notice-bar.js';
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
      if (lost !== store.lost) store.set({ lost });
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

async function watch() {
  try {
    const { wanted, workers, trouble } = await api.workers();
    store.set({ wanted, trouble, lost: false, fleet: workers });
    if (store.busy && !followed) await showAgain();
    if (store.busy && store.run.startsAtMillis && turn++ % PLANNED_EVERY === 0) store.set({ planned: await api.planned(store.run.id) });
    const runs = await api.runs();
    if (runs.length !== store.runs.length) await refresh();
    if (!store.busy && runs.length > 0 && runs[0].id !== store.run?.id && !['FINISHED', 'FAILED', 'ABORTED'].includes(runs[0].state)) await show(runs[0].id);
  } catch {
    store.set({ lost: true });
  }
}

document.querySelector('.charts')?.append(...charts());
await attempt(async () => {
  await refresh();
  if (store.runs.length > 0) await show(store.runs[0].id);
});
await watch();
setInterval(watch, 2000);
