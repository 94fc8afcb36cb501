import { inspect, styleText } from "node:util";

/** A value as text. Keys are sorted, so that equal values give equal texts. */
export function format(value: unknown): string {
  return inspect(value, {
    depth: Infinity,
    sorted: true,
    compact: false,
    maxArrayLength: Infinity,
    maxStringLength: Infinity,
  });
}

/** A line diff of two values: `-` is only in actual, `+` only in expected. */
export function difference(actual: unknown, expected: unknown): string {
  const lines = compareLines(linesOf(actual), linesOf(expected));
  return ["", "    [Diff] Actual / Expected", "", ...lines, ""].join("\n");
}

function linesOf(value: unknown): string[] {
  return (typeof value === "string" ? value : format(value)).split("\n");
}

function compareLines(actual: string[], expected: string[]): string[] {
  const common = commonLengths(actual, expected);
  const lines: string[] = [];
  let a = 0;
  let e = 0;
  while (a < actual.length || e < expected.length) {
    if (a < actual.length && actual[a] === expected[e]) {
      lines.push(`    ${actual[a++]}`);
      e++;
    } else if (
      e === expected.length ||
      a < actual.length && common[a + 1]![e]! >= common[a]![e + 1]!
    ) {
      lines.push(styleText("red", `-   ${actual[a++]}`));
    } else {
      lines.push(styleText("green", `+   ${expected[e++]}`));
    }
  }
  return lines;
}

/**
 * A table of longest common subsequences: `table[a][e]` is the length of the one
 * of the lines from `a` and the lines from `e`.
 */
function commonLengths(actual: string[], expected: string[]): Uint32Array[] {
  const table = Array.from(
    { length: actual.length + 1 },
    () => new Uint32Array(expected.length + 1),
  );
  for (let a = actual.length - 1; a >= 0; a--) {
    for (let e = expected.length - 1; e >= 0; e--) {
      table[a]![e] = actual[a] === expected[e]
        ? table[a + 1]![e + 1]! + 1
        : Math.max(table[a + 1]![e]!, table[a]![e + 1]!);
    }
  }
  return table;
}
