// @ts-check
/** Asks the controller for what is new of the run that is shown, while something on the page shows it. */
import { router } from './router.js';
import { shown } from './shown.js';
import { store } from './store.js';

/** Which run, how far, and which part of it: where that is another, there is something to be asked for. */
export function course() {
  const { from, to, last, fixed } = shown();
  return `${store.run?.id} ${fixed ? `${from} to ${to}` : last} ${store.busy}`;
}

/** One question that is asked at once where it is another, and again and again while the run goes on. */
export class Asking {
  #asked = '';
  #askedAt = 0;
  #asking = false;
  #every;
  #question;
  #ask;
  #look = () => {
    if (!this.#due()) return;
    this.#asking = true;
    this.#ask().catch(() => { this.#asked = ''; }).finally(() => { this.#asking = false; });
  };

  /** @param {number} every ms @param {() => string} question empty where there is none @param {() => Promise<void>} ask */
  constructor(every, question, ask) {
    this.#every = every;
    this.#question = question;
    this.#ask = ask;
  }

  /** Whether there may be something new. What is kept in the page itself is never asked for. */
  #due() {
    const { run, lost, kept } = store;
    if (!run?.startsAtMillis || lost || kept || document.hidden || this.#asking) return false;
    const question = this.#question();
    const stale = store.busy && Date.now() - this.#askedAt > this.#every;
    if (question === '' || (question === this.#asked && !stale)) return false;
    this.#asked = question;
    this.#askedAt = Date.now();
    return true;
  }

  /** Asks from now on; the answer ends that. */
  watch() {
    store.addEventListener('change', this.#look);
    router.addEventListener('route', this.#look);
    this.#look();
    return () => {
      store.removeEventListener('change', this.#look);
      router.removeEventListener('route', this.#look);
    };
  }
}
