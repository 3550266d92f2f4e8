// @ts-check
import { LiveChart } from './live-chart.js';

const BLUE = '#3b82f6', GREEN = '#22a06b', AMBER = '#e09b2d', RED = '#e5484d', VIOLET = '#8b5cf6', GREY = '#8a94a3';

/** The charts of the page, in their order. */
export function charts() {
  return [
    chart('Arrivals a second', [
      { label: 'planned', field: 'planned', color: GREY, dash: [5, 3] }, { label: 'offered', field: 'offered', color: BLUE, fill: true },
      { label: 'missed', field: 'missed', color: RED, fill: true }, { label: 'unknown', field: 'unknown', color: AMBER, fill: true }]),
    chart('Response times, ms', [
      { label: 'p50', field: 'p50', color: GREEN }, { label: 'p95', field: 'p95', color: AMBER }, { label: 'p99', field: 'p99', color: RED }]),
    chart('Responses and errors a second', [
      { label: 'responses', field: 'requests', color: GREEN }, { label: 'errors', field: 'errors', color: RED, fill: true }]),
    chart('Users under way', [{ label: 'users', field: 'active', color: VIOLET, fill: true }]),
    chart('Lateness of starts (p99), ms', [{ label: 'lateness', field: 'lateness', color: AMBER, fill: true }]),
    chart('Workers with a share', [{ label: 'workers', field: 'workers', color: BLUE, fill: true }]),
  ];
}

/** @param {string} heading @param {LiveChart['lines']} lines */
function chart(heading, lines) {
  return Object.assign(new LiveChart(), { heading, lines });
}
