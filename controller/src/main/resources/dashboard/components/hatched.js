// @ts-check
/** @typedef {import('../vendor/uPlot.esm.js').default} uPlot */

const STRIPES = 6;

/**
 * Hatches seconds of which too little is known to draw a line.
 * @param {(second: number) => boolean} uncertain
 */
export function hatched(uncertain) {
  return { hooks: { drawClear: (/** @type {uPlot} */ plot) => {
    const { ctx, bbox } = plot;
    const x = (/** @type {number} */ second) => Math.round(Math.min(bbox.left + bbox.width, Math.max(bbox.left, plot.valToPos(second, 'x', true))));
    ctx.save();
    ctx.beginPath();
    const last = Math.ceil(plot.scales.x.max ?? 0);
    for (let second = Math.max(0, Math.floor(plot.scales.x.min ?? 0)); second <= last; second++) {
      if (uncertain(second)) ctx.rect(x(second - 0.5), bbox.top, x(second + 0.5) - x(second - 0.5), bbox.height);
    }
    ctx.clip();
    ctx.beginPath();
    ctx.strokeStyle = 'rgba(128,128,128,.45)';
    ctx.lineWidth = devicePixelRatio;
    for (let at = bbox.left - bbox.height; at < bbox.left + bbox.width; at += STRIPES * devicePixelRatio) {
      ctx.moveTo(at, bbox.top + bbox.height);
      ctx.lineTo(at + bbox.height, bbox.top);
    }
    ctx.stroke();
    ctx.restore();
  } } };
}
