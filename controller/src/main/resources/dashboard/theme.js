// @ts-check
/** Light, dark, or as the system has it; kept in this browser. */

export const THEMES = ['system', 'light', 'dark'];

const KEY = 'broadside.theme';
const DARK = matchMedia('(prefers-color-scheme: dark)');

class Theme extends EventTarget {
  /** One of THEMES. */ chosen = 'system';

  constructor() {
    super();
    try {
      this.chosen = THEMES.find((t) => t === localStorage.getItem(KEY)) ?? 'system';
    } catch { /* a browser that keeps nothing is asked each time */ }
    DARK.addEventListener('change', () => this.#tell());
    this.#tell();
  }

  /** Whether what is shown now is dark. */
  get dark() { return this.chosen === 'dark' || (this.chosen === 'system' && DARK.matches); }

  /** @param {string} theme */
  choose(theme) {
    this.chosen = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch { /* see above */ }
    this.#tell();
  }

  #tell() {
    document.documentElement.dataset.theme = this.chosen;
    this.dispatchEvent(new Event('change'));
  }
}

export const theme = new Theme();
