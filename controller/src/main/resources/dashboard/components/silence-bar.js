// @ts-check
import { duration } from '../format.js';
import { store } from '../store.js';
import { Component, el } from './element.js';

const HERE = ['localhost', '127.0.0.1', '[::1]'];

/** That the controller does not answer, how old all is that is shown, and what to do. */
class SilenceBar extends Component {
  render() {
    this.className = store.lost ? 'card wrong' : '';
    document.body.classList.toggle('stale', store.lost);
    if (!store.lost) { this.draw(); return; }
    const { hostname, port } = location;
    const forward = `kubectl -n broadside port-forward svc/controller ${port || 80}:8080`;
    this.draw(
      el('p', { className: 'bad', role: 'alert', textContent: '✗ The controller does not answer.' }),
      el('p', { textContent: `Below is what it said last, ${duration(store.silentSeconds)} ago. Its workers may go on with the load meanwhile.` }),
      ...(HERE.includes(hostname)
        ? [el('p', {}, 'If it is in a cluster, bring the port-forward back: ', el('code', { textContent: forward })),
          el('p', { textContent: 'If it is on this machine, see whether its process is running, and not stopped.' })]
        : [el('p', { textContent: `See whether it is running, and can be reached at ${location.host}.` })]),
      el('p', { className: 'soft', textContent: 'The page goes on by itself once there is an answer.' }));
  }
}
customElements.define('silence-bar', SilenceBar);
