// @ts-check
import { format, router } from '../router.js';
import { Component, html, svg } from './element.js';
import { home } from './page-outlet.js';

/** @type {{page: string, name: string, icon: unknown}[]} */
const LINKS = [
  { page: 'tests', name: 'Tests', icon: svg`<path d="M8 5v14l11-7z"/>` },
  { page: 'run', name: 'Run', icon: svg`<path d="M3 13h4l3-8 4 14 3-6h4"/>` },
  { page: 'history', name: 'History', icon: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>` },
  { page: 'compare', name: 'Compare', icon: svg`<path d="M6 20V9M12 20V4M18 20v-7M3 20h18"/>` },
  { page: 'fleet', name: 'Fleet', icon: svg`<rect x="4" y="4" width="16" height="6" rx="1.5"/><rect x="4" y="14" width="16" height="6" rx="1.5"/><path d="M8 7h.01M8 17h.01"/>` },
];

/** The pages: at the side, or at the foot of a small screen. */
class NavRail extends Component {
  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('route', () => this.update());
  }

  render() {
    const now = router.route.page || home();
    return html`<nav aria-label="Pages">${LINKS.map(({ page, name, icon }) => html`
      <a href=${format({ page })} aria-current=${page === now ? 'page' : 'false'}>
        <svg viewBox="0 0 24 24" aria-hidden="true">${icon}</svg><span>${name}</span>
      </a>`)}</nav>`;
  }
}
customElements.define('nav-rail', NavRail);
