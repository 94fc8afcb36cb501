import { findProgram } from "./find_program.ts";

/**
 * The browser that browser tests drive: `CHROMIUM_PATH`, or a Chromium on
 * `PATH`. Undefined where there is none; such tests are then ignored.
 */
export function findChromium(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return findProgram(names, "CHROMIUM_PATH");
}
