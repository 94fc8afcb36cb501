import type { Page } from "playwright-core";
import { until } from "./browsers/until.ts";

/**
 * Resolves once nothing moves on the page, because colours change over a moment.
 *
 * @throws {Error} If something goes on, as the sign of an answer that is written
 *   does where its end was missed.
 */
export function untilStill(page: Page): Promise<void> {
  return until(
    `nothing moves at ${page.url()}`,
    () =>
      page.evaluate(() =>
        document.getAnimations().every(({ playState }) =>
          playState !== "running"
        )
      ),
  );
}
