// @ts-check
/** The page of a run that is kept: its figures stand in the page itself, and nobody is asked for anything. */
import { byName } from './requests.js';
import { store } from './store.js';
import './title.js';
import './components/notice-bar.js';
import './components/run-state.js';
import './components/theme-switch.js';
import './pages/run-page.js';

const { live, heat, kinds, changes, sparklines, courses } = JSON.parse(document.getElementById('run')?.textContent ?? '{}');
store.set({ kept: true });
store.take(live);
store.set({ heat, kinds, changes, sparks: byName(sparklines.lines, (line) => line.p99), courses: byName(courses, (course) => course.series) });
