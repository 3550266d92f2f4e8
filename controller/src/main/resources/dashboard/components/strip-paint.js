// @ts-check
/** Paints the strip over the whole run. */
import { theme } from '../theme.js';

const COLORS = {
  light: { planned: '#6b7684', offered: '#2563d8', veil: 'rgba(246,247,249,.72)', frame: '#0b62d6', good: '#14804a', warn: '#a35a00', bad: '#c0272d', '': '#5d6978' },
  dark: { planned: '#97a3b3', offered: '#5b9bff', veil: 'rgba(18,21,26,.68)', frame: '#6aa8ff', good: '#4ccb8b', warn: '#f0b155', bad: '#ff7b7b', '': '#97a3b3' },
};

const MARK = 9; // how high the band of events at the top is

/** @typedef {{sampled: import('../sampling.js').Sampled, end: number, from: number, to: number, events: import('../happenings.js').Happening[]}} Strip */

/** @param {HTMLCanvasElement} canvas @param {Strip} strip */
export function paintStrip(canvas, { sampled, end, from, to, events }) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  ctx.scale(scale, scale);
  const color = COLORS[theme.dark ? 'dark' : 'light'];
  const [planned, offered] = sampled.lines;
  const most = Math.max(1, ...planned.map((v) => v ?? 0), ...offered.map((v) => v ?? 0));
  const x = (/** @type {number} */ second) => (width * second) / end;
  const y = (/** @type {number} */ value) => height - 1 - ((height - MARK - 3) * value) / most;
  ctx.fillStyle = color.offered + '55';
  sampled.x.forEach((second, i) => {
    const value = offered[i];
    if (value) ctx.fillRect(x(second), y(value), Math.max(1, x(sampled.step)), height - y(value));
  });
  ctx.strokeStyle = color.planned;
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  sampled.x.forEach((second, i) => ctx.lineTo(x(second), y(planned[i] ?? 0)));
  ctx.stroke();
  ctx.fillStyle = color.veil;
  ctx.fillRect(0, MARK, x(from), height);
  ctx.fillRect(x(to), MARK, width - x(to), height);
  ctx.strokeStyle = color.frame;
  ctx.lineWidth = 1.5;
  ctx.strokeRect(x(from) + 0.75, MARK + 0.75, Math.max(2, x(to) - x(from) - 1.5), height - MARK - 1.5);
  for (const { second, tone } of events) {
    ctx.fillStyle = color[tone];
    ctx.beginPath();
    ctx.moveTo(x(second) - 4, 0);
    ctx.lineTo(x(second) + 4, 0);
    ctx.lineTo(x(second), MARK - 1);
    ctx.fill();
  }
}
