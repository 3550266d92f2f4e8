// @ts-check
/** Fills that are told apart without their colors: as an area of a chart, and as its key. */

const TILE = 8;

/** @param {CanvasRenderingContext2D} on @param {...number[]} strokes each from a point to another */
function stroke(on, ...strokes) {
  on.beginPath();
  for (const [x, y, toX, toY] of strokes) { on.moveTo(x, y); on.lineTo(toX, toY); }
  on.stroke();
}

/** What is painted on a tile, and the same as a background. @type {{tile: (on: CanvasRenderingContext2D) => void, key: (color: string) => string}[]} */
const PATTERNS = [
  { tile: (on) => on.fillRect(0, 0, TILE, TILE), key: (c) => c },
  { tile: (on) => stroke(on, [-2, 10, 10, -2], [-2, 2, 2, -2], [6, 10, 10, 6]), key: (c) => `repeating-linear-gradient(135deg, ${c} 0 2px, transparent 2px 5px)` },
  { tile: (on) => stroke(on, [0, 2, 8, 2], [0, 6, 8, 6]), key: (c) => `repeating-linear-gradient(0deg, ${c} 0 2px, transparent 2px 4px)` },
  { tile: (on) => stroke(on, [2, 0, 2, 8], [6, 0, 6, 8]), key: (c) => `repeating-linear-gradient(90deg, ${c} 0 2px, transparent 2px 4px)` },
  { tile: (on) => stroke(on, [-2, -2, 10, 10], [-2, 6, 2, 10], [6, -2, 10, 2]), key: (c) => `repeating-linear-gradient(45deg, ${c} 0 2px, transparent 2px 5px)` },
  { tile: (on) => { on.fillRect(1, 1, 2, 2); on.fillRect(5, 5, 2, 2); }, key: (c) => `radial-gradient(${c} 1.3px, transparent 1.6px) 0 0 / 5px 5px` },
  { tile: (on) => stroke(on, [0, 4, 8, 4], [4, 0, 4, 8]), key: (c) => `linear-gradient(90deg, ${c} 2px, transparent 2px) 0 0 / 5px 5px, linear-gradient(${c} 2px, transparent 2px) 0 0 / 5px 5px` }];

/** How many there are. */
export const PATTERNS_THERE = PATTERNS.length;

/** For an area of a chart. @param {number} which @param {string} color */
export function area(which, color) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = TILE * devicePixelRatio;
  const on = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  on.scale(devicePixelRatio, devicePixelRatio);
  on.strokeStyle = on.fillStyle = color;
  on.lineWidth = 1.4;
  on.globalAlpha = which === 0 ? 0.55 : 0.9;
  PATTERNS[which].tile(on);
  return on.createPattern(canvas, 'repeat');
}

/** The same for the legend: a background of CSS. @param {number} which @param {string} color */
export const key = (which, color) => PATTERNS[which].key(color);
