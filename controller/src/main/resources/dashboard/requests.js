// @ts-check
/** Which request is opened, how it went, and how each of them did in a few points. */
import * as api from './api.js';
import { Asking, course } from './asking.js';
import { WRITTEN_MILLIS } from './details.js';
import { router } from './router.js';
import { shown } from './shown.js';
import { store } from './store.js';

const SPARKS_MILLIS = 10_000;

/** What a request, or a group, is called: in the address, too. @param {any} r */
export const nameOf = (r) => `${r.scenario}: ${r.request}${r.group ? ' (group)' : ''}`;

/** The name that the address says; empty for none. */
export const wanted = () => router.route.params.request ?? '';

/** The row that the address names, if there is one. @returns {any} */
export const opened = () => (wanted() && store.requests.find((r) => nameOf(r) === wanted())) || null;

/** Opens one, or closes it. @param {any} row null for none */
export const open = (row) => router.with({ request: row ? nameOf(row) : '' });

/** How it went, as far as that is known. @param {any} row @returns {any} */
export const seriesOf = (row) => (store.kept ? store.courses[nameOf(row)] : store.request?.name === nameOf(row) ? store.request.series : null);

/** By the names of the rows. @param {any[]} rows @param {(row: any) => any} value */
export const byName = (rows, value) => Object.fromEntries(rows.map((row) => [nameOf(row), value(row)]));

async function askSeries() {
  const { id } = store.run;
  const row = opened();
  const { from, to } = shown();
  const series = await api.series(id, row, from, to + 1);
  if (store.run?.id === id) store.set({ request: { name: nameOf(row), series } });
}

async function askSparks() {
  const { id } = store.run;
  const { lines } = await api.sparklines(id);
  if (store.run?.id === id) store.set({ sparks: byName(lines, (line) => line.p99) });
}

/** Keeps new what the table of requests shows beside its figures; the answer ends that. */
export function watchRequests() {
  const ends = [
    new Asking(WRITTEN_MILLIS, () => (opened() ? `${course()} ${wanted()}` : ''), askSeries).watch(),
    new Asking(SPARKS_MILLIS, () => `${store.run.id} ${store.busy}`, askSparks).watch()];
  return () => ends.forEach((end) => end());
}
