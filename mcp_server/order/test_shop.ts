/** When the tests of this folder take place, unless they say otherwise. */
export const NOON = new Date("2030-01-07T12:00:00+09:00");

/** `minutes` after {@linkcode NOON}. */
export function afterNoon(minutes: number): Date {
  return new Date(NOON.getTime() + minutes * 60_000);
}
