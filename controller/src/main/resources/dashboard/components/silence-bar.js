// @ts-check
import { duration } from '../format.js';
import { store } from '../store.js';
import { Component, html, nothing } from './element.js';

const HERE = ['localhost', '127.0.0.1', '[::1]'];

/** That the controller does not answer, how old all is that is shown, and what to do. */
class SilenceBar extends Component {
  render() {
    this.className = store.lost ? 'card wrong' : '';
    document.body.classList.toggle('stale', store.lost);
    if (!store.lost) return nothing;
    const { hostname, port, host } = location;
    return html`
      <p class="bad" role="alert">✗ The controller does not answer.</p>
      <p>The figures below are from its last answer, ${duration(store.silentSeconds)} ago. Its workers may continue the load in the meantime.</p>
      ${HERE.includes(hostname) ? html`
        <p>If it is in a cluster, start the port-forward again: <code>${`kubectl -n broadside port-forward svc/controller ${port || 80}:8080`}</code></p>
        <p>If it is on this machine, check that its process is running and is not stopped.</p>` : html`
        <p>Check that it is running and can be reached at ${host}.</p>`}
      <p class="soft">This page continues by itself when the controller answers again.</p>`;
  }
}
customElements.define('silence-bar', SilenceBar);
