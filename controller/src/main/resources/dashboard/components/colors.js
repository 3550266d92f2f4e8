// @ts-check
/**
 * Each in the light and in the dark, with a contrast of 3:1 at least to the card behind it.
 * @type {Record<string, [string, string]>}
 */
export const COLORS = {
  BLUE: ['#2563d8', '#5b9bff'], GREEN: ['#14804a', '#3ec583'], AMBER: ['#a35a00', '#f0b155'],
  RED: ['#d1343a', '#ff7b7b'], VIOLET: ['#7446e0', '#a98bff'], GREY: ['#6b7684', '#97a3b3'],
  TEAL: ['#0f7c8a', '#45c4d3'],
};
