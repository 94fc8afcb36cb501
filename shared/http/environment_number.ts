import * as z from "zod";

/** Bounds of a variable, and what counts where it is not set. */
interface Bounds {
  min: number;
  max: number;
  usual: number;
}

/** A whole number in decimal digits. */
export function wholeNumber({ min, max, usual }: Bounds) {
  // Workers may be given variables that are numbers.
  return z.union([z.string(), z.number()]).optional()
    .transform((value, context) => {
      const text = String(value ?? "").trim() || String(usual);
      const number = Number(text);
      if (/^\d+$/.test(text) && number >= min && number <= max) return number;
      const message = `must be a whole number from ${min} to ${max}`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
}

/** A TCP port; 0 lets the system choose one. */
export function port(usual: number) {
  return wholeNumber({ min: 0, max: 65_535, usual });
}

/** A limit, which is at least 1. */
export function limit(usual: number) {
  return wholeNumber({ min: 1, max: 1_000_000_000, usual });
}

/** Number of proxies in front of a service whose `X-Forwarded-For` counts. */
export const trustedProxies = wholeNumber({ min: 0, max: 10, usual: 0 });
