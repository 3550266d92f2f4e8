// @ts-check
/** Whether the controller is there: it is asked again and again, and a clock watches over the answers. */
import * as api from './api.js';
import { store } from './store.js';

/** A controller that hangs is known for that within less than 3 s: the pause, the patience, and the look at the clock. */
const LOOK_MILLIS = 1000;
const PATIENCE_MILLIS = 1500;
const WATCH_MILLIS = 250;

/** When the question was put that is not answered yet. */
let askedAt = 0;

/** It answers nothing: what is shown is as old as its last word. */
export function lose() {
  const silentSeconds = Math.max(1, Math.round((Date.now() - api.contact.heardAt) / 1000));
  if (!store.lost || silentSeconds !== store.silentSeconds) store.set({ lost: true, silentSeconds });
}

/** Asks for the workers, and so whether the controller is there. @param {() => Promise<void>} onReturn */
async function look(onReturn) {
  askedAt = Date.now();
  try {
    const { wanted, workers, trouble } = await api.workers();
    const back = store.lost;
    store.set({ wanted, trouble, lost: false, fleet: workers });
    if (back) await onReturn();
  } catch {
    lose();
  } finally {
    askedAt = 0;
  }
}

/** A controller that hangs refuses nothing: only the time tells. */
function watchOver() {
  const now = Date.now();
  if (store.lost || (askedAt && now - Math.max(askedAt, api.contact.heardAt) > PATIENCE_MILLIS)) lose();
}

/** Again and again, so long after the end of each. @param {() => Promise<void>} what @param {number} millis */
export async function repeat(what, millis) {
  while (true) {
    await what().catch(() => {}); // it is asked again, and whether anybody answers is watched
    await new Promise((done) => setTimeout(done, millis));
  }
}

/** @param {() => Promise<void>} onReturn called once it is there again */
export function beat(onReturn) {
  repeat(() => look(onReturn), LOOK_MILLIS);
  setInterval(watchOver, WATCH_MILLIS);
}
