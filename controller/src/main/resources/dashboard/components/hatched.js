// @ts-check
/** @typedef {any} uPlot a chart, as the library calls it */

const STRIPES = 6;

/**
 * Hatches columns of which too little is known to draw a line.
 * @param {() => {x: number[], step: number, open: boolean[]} | null} sampled
 */
export function hatched(sampled) {
  return { hooks: { drawClear: (/** @type {uPlot} */ plot) => {
    const columns = sampled();
    if (!columns?.open.includes(true)) return;
    const { ctx, bbox } = plot;
    const { x, step, open } = columns;
    const at = (/** @type {number} */ second) => Math.round(Math.min(bbox.left + bbox.width, Math.max(bbox.left, plot.valToPos(second, 'x', true))));
    ctx.save();
    ctx.beginPath();
    for (let i = 0; i < x.length; i++) {
      if (open[i]) ctx.rect(at(x[i] - 0.5), bbox.top, at(x[i] + step - 0.5) - at(x[i] - 0.5), bbox.height);
    }
    ctx.clip();
    ctx.beginPath();
    ctx.strokeStyle = 'rgba(128,128,128,.45)';
    ctx.lineWidth = devicePixelRatio;
    for (let stripe = bbox.left - bbox.height; stripe < bbox.left + bbox.width; stripe += STRIPES * devicePixelRatio) {
      ctx.moveTo(stripe, bbox.top + bbox.height);
      ctx.lineTo(stripe + bbox.height, bbox.top);
    }
    ctx.stroke();
    ctx.restore();
  } } };
}
