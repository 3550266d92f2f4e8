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
      <p>Below is what it said last, ${duration(store.silentSeconds)} ago. Its workers may go on with the load meanwhile.</p>
      ${HERE.includes(hostname) ? html`
        <p>If it is in a cluster, bring the port-forward back: <code>${`kubectl -n broadside port-forward svc/controller ${port || 80}:8080`}</code></p>
        <p>If it is on this machine, see whether its process is running, and not stopped.</p>` : html`
        <p>See whether it is running, and can be reached at ${host}.</p>`}
      <p class="soft">The page goes on by itself once there is an answer.</p>`;
  }
}
customElements.define('silence-bar', SilenceBar);
