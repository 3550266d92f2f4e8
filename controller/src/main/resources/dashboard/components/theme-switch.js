// @ts-check
import { THEMES, theme } from '../theme.js';
import { Component, html } from './element.js';

const LOOKS = { system: '◐', light: '☀', dark: '☾' };

/** Light, dark, or as the system has it: each press is the next. */
class ThemeSwitch extends Component {
  render() {
    const { chosen } = theme;
    const next = () => { theme.choose(THEMES[(THEMES.indexOf(chosen) + 1) % THEMES.length]); this.update(); };
    return html`<button class="quiet" @click=${next} aria-label=${`Theme: ${chosen}`} title=${`Theme: ${chosen}`}>${LOOKS[chosen]}</button>`;
  }
}
customElements.define('theme-switch', ThemeSwitch);
