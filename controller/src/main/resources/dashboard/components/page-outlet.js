// @ts-check
import { router } from '../router.js';
import { store } from '../store.js';
import '../pages/compare-page.js';
import '../pages/fleet-page.js';
import '../pages/history-page.js';
import '../pages/run-page.js';
import '../pages/tests-page.js';

/** Which page is at the address that names none. */
export const home = () => (store.runs.length || store.run ? 'run' : 'tests');

/**
 * Holds the page that the address names. One that is left is kept out of the document, where it draws nothing
 * and keeps what was typed.
 */
class PageOutlet extends HTMLElement {
  /** @type {Map<string, HTMLElement>} */ #pages = new Map();
  #heading = document.createElement('h1');
  #shown = '';

  connectedCallback() {
    store.addEventListener('change', () => this.#turn(false));
    router.addEventListener('route', () => this.#turn(true));
    this.#turn(false);
  }

  /** @param {boolean} asked whether somebody went there, whom the focus follows */
  #turn(asked) {
    const page = router.route.page || home();
    if (page === this.#shown) return;
    this.#shown = page;
    const element = this.#pages.get(page) ?? document.createElement(`${page}-page`);
    this.#pages.set(page, element);
    this.#heading.className = 'unseen';
    this.#heading.textContent = page[0].toUpperCase() + page.slice(1);
    this.replaceChildren(this.#heading, element);
    if (!asked) return;
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }
}
customElements.define('page-outlet', PageOutlet);
