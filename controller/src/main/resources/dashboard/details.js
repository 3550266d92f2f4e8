// @ts-check
/** What only the page of a run needs: how its responses were spread, why requests failed, and what became of its workers. */
import * as api from './api.js';
import { Asking, course } from './asking.js';
import { shown } from './shown.js';
import { store } from './store.js';

/** What is measured is written every 4 s. */
export const WRITTEN_MILLIS = 4000;

let fleet = '';

async function ask() {
  const { id } = store.run;
  const { from, to } = shown();
  const states = `${id} ${store.busy} ${store.workers.map((w) => `${w.worker} ${w.state}`).join()}`;
  const heat = await api.heatmap(id, from, to + 1);
  const kinds = store.errors.length ? await api.kinds(id, from, to + 1) : null;
  const changes = states === fleet ? store.changes : await api.changes(id);
  fleet = states;
  if (store.run?.id === id) store.set({ heat, kinds, changes });
}

/** Keeps it new while that page is shown; the answer ends that. */
export const watchDetails = () => new Asking(WRITTEN_MILLIS, course, ask).watch();
