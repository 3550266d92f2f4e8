// @ts-check
/** Which run is shown, and that what is known of it stays new. */
import * as api from './api.js';
import { lose } from './heartbeat.js';
import { router } from './router.js';
import { FINAL, store } from './store.js';

/** What waits for others is planned once they have ended: it is asked for again, every so many looks. */
const PLANNED_EVERY = 5;

/** Of a run that goes on, something is told each second. */
const STREAM_PATIENCE_MILLIS = 6000;

let turn = 0;
let shows = 0;
let unfollow = () => {};
let followed = false;

export async function refresh() {
  const [runs, simulations] = await Promise.all([api.runs(), api.simulations()]);
  store.set({ runs, simulations, known: true });
}

/** The one that the address names, or else the one that goes on, or else the one that is there, or else the newest. */
function wanted() {
  const { page, id } = router.route;
  if (page === 'run' && id) return id;
  const newest = store.runs[0];
  const goesOn = newest && !FINAL.includes(newest.state);
  return goesOn || page === 'run' || page === '' ? newest?.id : store.run?.id ?? newest?.id;
}

/** @param {string} id */
async function show(id) {
  unfollow();
  followed = false;
  turn = 0;
  const mine = ++shows;
  const live = await api.live(id);
  const planned = live.run.startsAtMillis ? await api.planned(id).catch(() => []) : [];
  if (mine !== shows) return; // another is wanted meanwhile
  store.take(live);
  if (planned.length) store.set({ planned });
  if (!store.busy) return;
  followed = true;
  unfollow = api.follow(id, (live) => { store.take(live); if (!store.busy) refresh(); }, (lost) => {
    if (lost) lose();
    else if (store.lost) store.set({ lost });
    if (!lost && store.seconds.includes(undefined)) api.live(id).then((l) => store.take(l));
  }, () => { followed = false; });
}

/** Shows the one that is wanted, if that is another. A controller that was started anew may not have it. */
export async function showWanted(again = false) {
  const id = wanted();
  if (!id) {
    if (store.run) store.drop();
    return;
  }
  if (store.run?.id === id && !again) return;
  try {
    store.set({ unknownRun: null });
    await show(id);
  } catch (e) {
    if (!(e instanceof api.Problem) || e.status !== 404) throw e;
    unfollow();
    store.drop();
    if (router.route.id === id) store.set({ unknownRun: id });
    else await refresh();
  }
}

/** Looks whether anything is new that no event tells of. */
export async function watch() {
  if (store.lost) return;
  const still = followed && Date.now() - api.contact.toldAt > STREAM_PATIENCE_MILLIS;
  if (store.busy && (!followed || still)) await showWanted(true);
  if (store.busy && store.run.startsAtMillis && turn++ % PLANNED_EVERY === 0) store.set({ planned: await api.planned(store.run.id) });
  const runs = await api.runs();
  const [newest] = runs;
  if (runs.length !== store.runs.length || newest?.state !== store.runs[0]?.state) await refresh();
  await showWanted();
}
