// @ts-check
/** The controller's API: the only place that knows its URLs. */

/** What a request that failed says; its status is 0 where there was no answer. */
export class Problem extends Error {
  /** @param {string} detail @param {number} status @param {string | null} [field] of the request that it is about */
  constructor(detail, status, field = null) {
    super(detail);
    this.status = status;
    this.field = field;
  }
}

/** When the controller was heard last, by an answer or by what it told by itself; ms since 1970. */
export const contact = { heardAt: Date.now(), toldAt: Date.now() };

/** A port-forward that has lost its pod, or a controller that is stopped, leaves a request open for ever. */
const PATIENCE_MILLIS = 10_000;
const LONG_PATIENCE_MILLIS = 120_000; // where files are read, or others are asked, before the answer

/** @param {string} method @param {string} path @param {unknown} [body] @param {number} [patience] ms */
async function call(method, path, body, patience = PATIENCE_MILLIS) {
  let response;
  let answer;
  try {
    response = await fetch(path, {
      method,
      signal: AbortSignal.timeout(patience),
      headers: body === undefined ? {} : { 'Content-Type': body instanceof Blob ? 'application/octet-stream' : 'application/json' },
      body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
    });
    contact.heardAt = Date.now();
    answer = await response.json().catch((e) => { if (e.name === 'TimeoutError') throw e; return {}; });
  } catch (e) {
    const late = e instanceof Error && e.name === 'TimeoutError';
    throw new Problem(late ? `The controller has not answered within ${patience / 1000} s.` : 'The controller does not answer.', 0);
  }
  if (!response.ok) throw new Problem(answer.detail ?? `The controller answered ${response.status}.`, response.status, answer.field);
  return answer;
}

/** What a run has measured is read from its files: the first time, of a run of many hours, that can take half a minute. @param {string} path */
const read = (path) => call('GET', path, undefined, LONG_PATIENCE_MILLIS);

export const runs = () => call('GET', '/api/runs');
export const live = (/** @type {string} */ id) => call('GET', `/api/runs/${encodeURIComponent(id)}/live`);
export const planned = (/** @type {string} */ id) => call('GET', `/api/runs/${encodeURIComponent(id)}/planned`);
export const heatmap = (/** @type {string} */ id, /** @type {number} */ from, /** @type {number} */ to) => read(`/api/runs/${encodeURIComponent(id)}/heatmap?from=${from}&to=${to}`);
/** How often each kind of error came. @param {string} id @param {number} from @param {number} to */
export const kinds = (id, from, to) => read(`/api/runs/${encodeURIComponent(id)}/errors?from=${from}&to=${to}`);
/** How one request went. @param {string} id @param {any} row @param {number} from @param {number} to */
export const series = (id, { scenario, request, group }, from, to) => read(`/api/runs/${encodeURIComponent(id)}/series?${new URLSearchParams({ scenario, request, group, from: String(from), to: String(to) })}`);
export const sparklines = (/** @type {string} */ id) => read(`/api/runs/${encodeURIComponent(id)}/sparklines`);
export const changes = (/** @type {string} */ id) => call('GET', `/api/runs/${encodeURIComponent(id)}/changes`);
/** Where a run is as one page, to be taken along. @param {string} id */
export const reportOf = (id) => `/api/runs/${encodeURIComponent(id)}/report`;
export const start = (/** @type {object} */ request) => call('POST', '/api/runs', request, LONG_PATIENCE_MILLIS);
export const stop = () => call('POST', '/api/stop');
export const workers = () => call('GET', '/api/workers', undefined, 5000);
export const scale = (/** @type {number} */ count) => call('PUT', '/api/workers', { count });
export const simulations = () => call('GET', '/api/simulations');
export const run = (/** @type {string} */ id) => call('GET', `/api/runs/${encodeURIComponent(id)}`);
export const record = (/** @type {string} */ id) => call('GET', `/api/runs/${encodeURIComponent(id)}/record`);
export const seconds = (/** @type {string} */ id) => call('GET', `/api/runs/${encodeURIComponent(id)}/seconds`);
export const mark = (/** @type {string} */ id, /** @type {object} */ marks) => call('PUT', `/api/runs/${encodeURIComponent(id)}/marks`, marks);
export const remove = (/** @type {string} */ id) => call('DELETE', `/api/runs/${encodeURIComponent(id)}`);
export const compare = (/** @type {string} */ id, /** @type {string} */ earlier) =>
  call('GET', `/api/runs/${encodeURIComponent(id)}/comparison?with=${encodeURIComponent(earlier)}`, undefined, LONG_PATIENCE_MILLIS);
export const trend = (/** @type {string} */ test, /** @type {string} */ figure) =>
  call('GET', `/api/trend?figure=${figure}&last=100&test=${encodeURIComponent(test)}`, undefined, LONG_PATIENCE_MILLIS);
export const about = () => call('GET', '/api/about');
export const preview = (/** @type {object} */ request, load = false) => call('POST', `/api/preview${load ? '?load=true' : ''}`, request, load ? LONG_PATIENCE_MILLIS : undefined);
export const checkPlan = (/** @type {string} */ text) => call('POST', '/api/plans/check', { text });
export const checkTarget = (/** @type {string} */ url) => call('POST', '/api/target/check', { url });
/** @param {string} worker empty for the controller itself @returns {Promise<string>} */
export async function log(worker) {
  const response = await fetch(worker ? `/api/workers/${encodeURIComponent(worker)}/log` : '/api/log', { signal: AbortSignal.timeout(PATIENCE_MILLIS) })
    .catch(() => { throw new Problem('The controller does not answer.', 0); });
  if (!response.ok) throw new Problem((await response.json().catch(() => ({}))).detail ?? `The controller answered ${response.status}.`, response.status);
  return response.text();
}
export const plan = (/** @type {string} */ name) => call('GET', `/api/simulations/${encodeURIComponent(name)}/plan`);
export const upload = (/** @type {string} */ name, /** @type {Blob} */ content) => call('PUT', `/api/simulations/${encodeURIComponent(name)}`, content, LONG_PATIENCE_MILLIS);

/**
 * Hears of a run until it is final.
 * @param {string} id @param {(live: object) => void} onLive @param {(lost: boolean) => void} onConnection
 * @param {() => void} onRefused nothing more will come, though the run was not final
 * @returns {() => void} ends it
 */
export function follow(id, onLive, onConnection, onRefused) {
  const source = new EventSource(`/api/runs/${encodeURIComponent(id)}/events`);
  contact.toldAt = Date.now();
  source.addEventListener('live', (e) => { contact.heardAt = contact.toldAt = Date.now(); onConnection(false); onLive(JSON.parse(/** @type {MessageEvent} */ (e).data)); });
  source.addEventListener('end', () => source.close());
  source.onerror = () => (source.readyState === EventSource.CLOSED ? onRefused() : onConnection(true));
  return () => source.close();
}
