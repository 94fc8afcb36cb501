import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { violationsOf } from "../../mcp_server/ui/test_axe.ts";
import { untilStill } from "./until_still.ts";

/** What axe finds on pages, in the light and in the dark theme. */
export class Axe {
  readonly violations: string[] = [];

  async look(page: Page): Promise<void> {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await untilStill(page);
      for (const violation of await violationsOf(page)) {
        const { pathname } = new URL(page.url());
        this.violations.push(`${pathname} ${colorScheme}: ${violation}`);
      }
    }
  }

  /** Prints the figure, and fails where there is any. */
  report(figure: string): void {
    const { length } = this.violations;
    console.log(`figure: ${figure} = ${length} (goal = 0)`);
    assertEquals(this.violations, []);
  }
}
