// @ts-check
import { LIMITS } from '../limits.js';
import { COLORS } from './colors.js';
import { ErrorChart } from './error-chart.js';
import { HeatChart } from './heat-chart.js';
import { LiveChart } from './live-chart.js';

const { BLUE, GREEN, AMBER, RED, VIOLET, GREY } = COLORS;

/** The charts of the page, in their order. */
export function charts() {
  return [
    chart('Arrivals per second', [
      { label: 'planned', field: 'planned', color: GREY, dash: [5, 3] }, { label: 'offered', field: 'offered', color: BLUE, fill: true },
      { label: 'missed', field: 'missed', color: RED, fill: true }, { label: 'unknown', field: 'unknown', color: AMBER, fill: true }]),
    chart('Response times, ms', [
      { label: 'p50', field: 'p50', color: GREEN }, { label: 'p95', field: 'p95', color: AMBER }, { label: 'p99', field: 'p99', color: RED }, { label: 'p99.9', field: 'p999', color: VIOLET },
      { label: 'max', field: 'max', color: GREY, dash: [1, 3] }], new HeatChart()),
    chart('Responses and errors per second', [
      { label: 'responses', field: 'requests', color: GREEN }, { label: 'errors', field: 'errors', color: RED, fill: true }]),
    chart('Errors per second, by kind', [], new ErrorChart()),
    chart('Active users', [{ label: 'users', field: 'active', color: VIOLET, fill: true }]),
    Object.assign(chart('Lateness of starts (p99), ms', [{ label: 'lateness', field: 'lateness', color: AMBER, fill: true }]), { limit: LIMITS.latenessSuspectMillis }),
    chart('Workers with a share of the load', [{ label: 'workers', field: 'workers', color: BLUE, fill: true, steps: true }]),
  ];
}

/** @param {string} heading @param {LiveChart['lines']} lines @param {LiveChart} [kind] */
function chart(heading, lines, kind = new LiveChart()) {
  return Object.assign(kind, { heading, lines });
}
