// @ts-check
import { columnsOf } from '../columns.js';
import { seriesOf } from '../requests.js';
import { LiveChart } from './live-chart.js';

/** One chart of the request that is opened. */
export class RequestChart extends LiveChart {
  watched = ['run', 'request'];
  /** @type {any} */ row = null;

  get there() { return super.there && this.row !== null && seriesOf(this.row) != null; }

  sample() {
    const series = seriesOf(this.row);
    return columnsOf(series, this.lines.map((l) => series[l.field]), series.responses);
  }
}
customElements.define('request-chart', RequestChart);
