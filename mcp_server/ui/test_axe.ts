import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong with a page as it is shown now: the rule and the place. */
export async function violationsOf(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so that no policy of the page has to allow it.
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: typeof import("axe-core");
    };
    const { violations } = await axe.run(document);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) =>
        `${id} at ${target.join(" ")}: ${failureSummary}`
      )
    );
  });
}
