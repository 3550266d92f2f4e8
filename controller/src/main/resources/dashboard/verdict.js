// @ts-check
/** How states and verdicts look: each has a word and a sign, and never a colour alone; pure. */

/** @type {Record<string, {sign: string, tone: string}>} */
const LOOKS = {
  VALID: { sign: '✓', tone: 'good' }, SUSPECT: { sign: '!', tone: 'warn' }, INVALID: { sign: '✗', tone: 'bad' },
  PASSED: { sign: '✓', tone: 'good' }, FAILED: { sign: '✗', tone: 'bad' },
  NOTHING_ASSERTED: { sign: '–', tone: 'soft' }, NOTHING_MEASURED: { sign: '✗', tone: 'bad' },
};

/** That a run came to its end says nothing of what it found: only its verdicts are good or bad. */
const STATES = {
  RUNNING: { sign: '●', tone: 'good' }, DRAINING: { sign: '●', tone: '' },
  ABORTED: { sign: '!', tone: 'warn' }, FAILED: { sign: '✗', tone: 'bad' },
};

/** @param {string} text */
const words = (text) => text.toLowerCase().replaceAll('_', ' ');

/**
 * @param {string} word a trust or an outcome
 * @param {boolean} [cutShort] whether the run ended before its time
 */
export function verdict(word, cutShort = false) {
  const { sign, tone } = LOOKS[word] ?? { sign: '–', tone: 'soft' };
  return { text: `${sign} ${words(word)}${cutShort && word === 'PASSED' ? ' so far' : ''}`, tone };
}

/** @param {string} state of a run */
export function state(state) {
  const { sign, tone } = STATES[state] ?? { sign: '', tone: '' };
  return { text: `${sign} ${words(state)}`.trim(), tone };
}
