// @ts-check
/** Where in the dashboard one is: each page, and each state of it, is a hash of the address. */

/**
 * @typedef {object} Route
 * @property {string} page one of PAGES, or empty: the run where there is one, or else the tests
 * @property {string | null} id the run, null for the newest
 * @property {Record<string, string>} params such as `from`, `to` and `tab`
 */

export const PAGES = ['tests', 'run', 'history', 'compare', 'fleet'];

/** A link that is broken leads home. @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** @param {string} hash such as `#/runs/20261121-044500-shop?from=10` @returns {Route} */
export function parse(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const params = Object.fromEntries(new URLSearchParams(query));
  const [first, second = ''] = path.split('/').map(decode);
  if (first === 'runs' && second) return { page: 'run', id: second, params };
  return { page: PAGES.includes(first) ? first : '', id: null, params };
}

/** @param {Partial<Route>} route @returns {string} its hash */
export function format({ page = '', id = null, params = {} }) {
  const known = Object.entries(params).filter(([, value]) => value !== '' && value != null);
  const query = new URLSearchParams(known).toString().replaceAll('%2C', ',');
  return `#/${id ? `runs/${encodeURIComponent(id)}` : page}${query && `?${query}`}`;
}

/** Knows where one is, and tells by the event `route` when that has changed. */
class Router extends EventTarget {
  /** @type {Route} */ route = parse(location.hash);

  constructor() {
    super();
    addEventListener('hashchange', () => this.#tell());
  }

  #tell() {
    this.route = parse(location.hash);
    this.dispatchEvent(new Event('route'));
  }

  /** Goes elsewhere; back leads here again. @param {Partial<Route>} route */
  go(route) {
    const hash = format(route);
    if (hash !== location.hash) location.hash = hash;
  }

  /** Changes parameters of where one is; an empty one is taken out. @param {Record<string, string | number>} params @param {boolean} [silent] whether back passes over it */
  with(params, silent = false) {
    const all = { ...this.route.params, ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])) };
    const hash = format({ ...this.route, params: all });
    if (hash === location.hash) return;
    if (!silent) { location.hash = hash; return; }
    history.replaceState(null, '', hash);
    this.#tell();
  }
}

export const router = new Router();
