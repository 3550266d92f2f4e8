// @ts-check
/** What only the page of a run needs: how its responses were spread, and what became of its workers. */
import * as api from './api.js';
import { router } from './router.js';
import { shown } from './shown.js';
import { store } from './store.js';

/** What is measured is written every 4 s. */
const EVERY_MILLIS = 4000;

let asked = '';
let askedAt = 0;
let asking = false;
let fleet = '';

/** Whether there may be something new to be asked for. */
function due() {
  const { run, lost, kept } = store;
  if (!run?.startsAtMillis || lost || kept || document.hidden || asking) return false;
  const { from, to, last, fixed } = shown();
  const key = `${run.id} ${fixed ? `${from} to ${to}` : last} ${store.busy}`;
  const stale = store.busy && Date.now() - askedAt > EVERY_MILLIS;
  if (key === asked && !stale) return false;
  asked = key;
  askedAt = Date.now();
  return true;
}

async function ask() {
  const { id } = store.run;
  const { from, to } = shown();
  const states = `${id} ${store.busy} ${store.workers.map((w) => `${w.worker} ${w.state}`).join()}`;
  const heat = await api.heatmap(id, from, to + 1);
  const changes = states === fleet ? store.changes : await api.changes(id);
  fleet = states;
  if (store.run?.id === id) store.set({ heat, changes });
}

/** Keeps it new while that page is shown; the answer ends that. */
export function watchDetails() {
  const look = () => {
    if (!due()) return;
    asking = true;
    ask().catch(() => { asked = ''; }).finally(() => { asking = false; });
  };
  store.addEventListener('change', look);
  router.addEventListener('route', look);
  look();
  return () => {
    store.removeEventListener('change', look);
    router.removeEventListener('route', look);
  };
}
