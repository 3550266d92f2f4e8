// @ts-check
/** How goals over the whole run stand while it goes on, where the totals tell; pure. */

const GOAL = /^(p50|p95|p99|mean|max|errors)\s*(<=?)\s*([\d.]+)\s*(ms|s|%)$/;

/** @param {string} text such as `p99 < 300ms` @param {any} totals @returns {{text: string, value: number | null, unit: string, passed: boolean | null}} null where the totals do not tell */
export function standing(text, totals) {
  const [, figure, sign, limit, unit] = text.match(GOAL) ?? [];
  if (!figure || (figure === 'errors') !== (unit === '%')) return { text, value: null, unit: '', passed: null };
  const value = figure === 'errors' ? (totals.requests ? 100 * totals.errors / totals.requests : null) : totals[figure] ?? null;
  const most = Number(limit) * (unit === 's' ? 1000 : 1);
  return { text, value, unit: unit === '%' ? '%' : 'ms', passed: value === null ? null : sign === '<' ? value < most : value <= most };
}
