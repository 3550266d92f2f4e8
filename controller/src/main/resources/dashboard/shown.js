// @ts-check
/** The seconds that the charts of the run show: one zoom for all of them, which is in the address. */
import { EVERYTHING, chosen, rangeOf } from './range.js';
import { router } from './router.js';
import { store } from './store.js';

/** The second after the last one, those ahead included. */
export const extent = () => Math.max(store.seconds.length, store.planned.length, store.busy ? store.run?.profileSeconds ?? 0 : 0);

export const shown = () => rangeOf(router.route.params, store.seconds.length, extent());

/** Shows these alone. @param {number} from @param {number} to @param {boolean} [silent] while a hand moves it */
export const zoom = (from, to, silent) => router.with(chosen(from, to, extent() - 1), silent);

export const showAll = () => router.with(EVERYTHING);

/** Shows so many of the newest, as they come. @param {number} seconds */
export const showLast = (seconds) => router.with({ ...EVERYTHING, last: seconds });
