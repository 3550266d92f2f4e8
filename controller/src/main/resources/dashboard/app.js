// @ts-check
/** Puts the page together: which components there are, and what their events do. */
import * as api from './api.js';
import { beat, repeat } from './heartbeat.js';
import { refresh, showWanted, watch } from './following.js';
import { router } from './router.js';
import { store } from './store.js';
import './title.js';
import './components/skip-link.js';
import './components/nav-rail.js';
import './components/run-state.js';
import './components/data-age.js';
import './components/theme-switch.js';
import './components/live-region.js';
import './components/silence-bar.js';
import './components/notice-bar.js';
import './components/page-outlet.js';

const WATCH_MILLIS = 2000;

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

addEventListener('start-run', (e) => attempt(async () => {
  const run = await api.start(/** @type {CustomEvent} */ (e).detail);
  await refresh();
  router.go({ page: 'run' });
  await showWanted();
  if (store.run?.id !== run.id) router.go({ page: 'run', id: run.id });
}, 'refusal'));
addEventListener('stop-run', () => attempt(async () => { await api.stop(); }));
addEventListener('scale', (e) => {
  const count = /** @type {CustomEvent} */ (e).detail;
  store.set({ asked: count });
  scaling = scaling.then(() => scale(count));
});
router.addEventListener('route', () => attempt(() => showWanted()));

/** One at a time, and only what was asked for last: requests side by side may arrive in any order. */
async function scale(/** @type {number} */ count) {
  if (store.asked !== count) return;
  await attempt(async () => {
    const { wanted, workers, trouble } = await api.scale(count);
    store.set({ wanted, fleet: workers, trouble });
  });
  if (store.asked === count) store.set({ asked: null });
}

beat(refresh);
await attempt(async () => {
  await refresh();
  await showWanted();
});
repeat(watch, WATCH_MILLIS);
