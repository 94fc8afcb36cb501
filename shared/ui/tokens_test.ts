import { assert } from "@std/assert";
import { tokenValue } from "./test_tokens.ts";

/** Text, background and least contrast (WCAG 2.2, 1.4.3: 4.5, 1.4.11: 3). */
const pairs: [string, string, number][] = [
  ["ink", "paper", 4.5],
  ["ink", "surface", 4.5],
  ["ink", "sunken", 4.5],
  ["ink", "accent-soft", 4.5],
  ["ink-soft", "paper", 4.5],
  ["ink-soft", "surface", 4.5],
  ["ink-soft", "sunken", 4.5],
  ["ink-soft", "accent-soft", 4.5],
  ["accent", "paper", 4.5],
  ["accent", "surface", 4.5],
  ["accent-strong", "accent-soft", 4.5],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-strong", 4.5],
  ["success", "surface", 4.5],
  ["success", "success-soft", 4.5],
  ["warning", "warning-soft", 4.5],
  ["danger", "surface", 4.5],
  ["danger", "danger-soft", 4.5],
  ["line-strong", "paper", 3],
  ["line-strong", "surface", 3],
  ["seal", "paper", 3],
  ["line-app-ink", "line-app-ground", 4.5],
  ["line-app-ink", "line-app-ground-hover", 4.5],
  ["on-provider-strong", "google-strong", 4.5],
  ["on-provider-strong", "line-app-strong", 4.5],
];

for (const scheme of ["light", "dark"] as const) {
  Deno.test(`every colour pair has enough contrast in the ${scheme} scheme`, () => {
    for (const [text, background, least] of pairs) {
      const ratio = contrast(
        tokenValue(text, scheme),
        tokenValue(background, scheme),
      );
      assert(
        ratio >= least,
        `--${text} on --${background}: ${ratio.toFixed(2)}, needs ${least}`,
      );
    }
  });
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) =>
    a - b
  ) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045
      ? channel / 12.92
      : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
