import { findProgram } from "./find_program.ts";

/**
 * The path of the Chromium for browser tests: `CHROMIUM_PATH`, or one on `PATH`.
 * Undefined if there is none; the tests are then ignored.
 */
export function findChromium(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return findProgram(names, "CHROMIUM_PATH");
}
