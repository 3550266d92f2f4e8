// @ts-check
import { LIMITS } from '../limits.js';
import { HeatChart } from './heat-chart.js';
import { LiveChart } from './live-chart.js';

/**
 * Each in the light and in the dark, with a contrast of 3:1 at least to the card behind it.
 * @type {Record<string, [string, string]>}
 */
const COLORS = {
  BLUE: ['#2563d8', '#5b9bff'], GREEN: ['#14804a', '#3ec583'], AMBER: ['#a35a00', '#f0b155'],
  RED: ['#d1343a', '#ff7b7b'], VIOLET: ['#7446e0', '#a98bff'], GREY: ['#6b7684', '#97a3b3'],
};
const { BLUE, GREEN, AMBER, RED, VIOLET, GREY } = COLORS;

/** The charts of the page, in their order. */
export function charts() {
  return [
    chart('Arrivals a second', [
      { label: 'planned', field: 'planned', color: GREY, dash: [5, 3] }, { label: 'offered', field: 'offered', color: BLUE, fill: true },
      { label: 'missed', field: 'missed', color: RED, fill: true }, { label: 'unknown', field: 'unknown', color: AMBER, fill: true }]),
    chart('Response times, ms', [
      { label: 'p50', field: 'p50', color: GREEN }, { label: 'p95', field: 'p95', color: AMBER }, { label: 'p99', field: 'p99', color: RED },
      { label: 'max', field: 'max', color: GREY, dash: [1, 3] }], new HeatChart()),
    chart('Responses and errors a second', [
      { label: 'responses', field: 'requests', color: GREEN }, { label: 'errors', field: 'errors', color: RED, fill: true }]),
    chart('Users under way', [{ label: 'users', field: 'active', color: VIOLET, fill: true }]),
    Object.assign(chart('Lateness of starts (p99), ms', [{ label: 'lateness', field: 'lateness', color: AMBER, fill: true }]), { limit: LIMITS.latenessSuspectMillis }),
    chart('Workers with a share', [{ label: 'workers', field: 'workers', color: BLUE, fill: true, steps: true }]),
  ];
}

/** @param {string} heading @param {LiveChart['lines']} lines @param {LiveChart} [kind] */
function chart(heading, lines, kind = new LiveChart()) {
  return Object.assign(kind, { heading, lines });
}
