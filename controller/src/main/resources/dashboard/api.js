// @ts-check
/** The controller's API: the only place that knows its URLs. */

/** What a request that failed says; its status is 0 where there was no answer. */
export class Problem extends Error {
  /** @param {string} detail @param {number} status */
  constructor(detail, status) {
    super(detail);
    this.status = status;
  }
}

/** @param {string} method @param {string} path @param {unknown} [body] */
async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem('The controller does not answer. Is it running, and the port-forward still open?', 0);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(answer.detail ?? `The controller answered ${response.status}.`, response.status);
  return answer;
}

export const runs = () => call('GET', '/api/runs');
export const live = (/** @type {string} */ id) => call('GET', `/api/runs/${encodeURIComponent(id)}/live`);
export const planned = (/** @type {string} */ id) => call('GET', `/api/runs/${encodeURIComponent(id)}/planned`);
export const start = (/** @type {object} */ request) => call('POST', '/api/runs', request);
export const stop = () => call('POST', '/api/stop');
export const workers = () => call('GET', '/api/workers');
export const scale = (/** @type {number} */ count) => call('PUT', '/api/workers', { count });
export const simulations = () => call('GET', '/api/simulations');

/**
 * Hears of a run until it is final.
 * @param {string} id @param {(live: object) => void} onLive @param {(lost: boolean) => void} onConnection
 * @param {() => void} onRefused nothing more will come, though the run was not final
 * @returns {() => void} ends it
 */
export function follow(id, onLive, onConnection, onRefused) {
  const source = new EventSource(`/api/runs/${encodeURIComponent(id)}/events`);
  source.addEventListener('live', (e) => { onConnection(false); onLive(JSON.parse(/** @type {MessageEvent} */ (e).data)); });
  source.addEventListener('end', () => source.close());
  source.onerror = () => (source.readyState === EventSource.CLOSED ? onRefused() : onConnection(true));
  return () => source.close();
}
