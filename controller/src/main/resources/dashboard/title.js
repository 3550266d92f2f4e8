// @ts-check
/** The title of the tab, which is read while another tab is open: how far the run is, and which. */
import { store } from './store.js';
import { nameOf } from './format.js';

function title() {
  const { run, second, busy, lost } = store;
  if (!run) return 'Broadside';
  if (lost) return `✗ ${nameOf(run)}`;
  if (!busy) return `${nameOf(run)} · Broadside`;
  const part = run.profileSeconds && second >= 0 ? ` ${Math.floor(100 * Math.min(1, second / run.profileSeconds))} %` : '';
  return `●${part} ${nameOf(run)}`;
}

store.addEventListener('change', () => {
  const now = title();
  if (document.title !== now) document.title = now;
});
