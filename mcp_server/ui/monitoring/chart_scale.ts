/** The smallest round number that is not below `value`: 1, 2 or 5 times a power of ten. */
export function roundMax(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((each) => each * power >= value)!;
  return step * power;
}

/** Where on a chart a share of the whole height or width is, in its own units. */
export function place(share: number, from: number, to: number): number {
  return Math.round((from + share * (to - from)) * 10) / 10;
}

/**
 * The path of a line through these values, from 0 to 1; it has a gap where there
 * is none, and a dot where a value stands alone.
 */
export function linePath(
  values: readonly (number | null)[],
  at: (index: number, value: number) => readonly [x: number, y: number],
): string {
  return values.map((value, index) => {
    if (value === null) return "";
    const [x, y] = at(index, value);
    const before = values[index - 1] ?? null;
    const after = values[index + 1] ?? null;
    if (before !== null) return `L${x} ${y}`;
    return after === null ? `M${x} ${y}h0` : `M${x} ${y}`;
  }).join("");
}
