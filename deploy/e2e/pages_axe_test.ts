import { assertEquals } from "@std/assert";
import { violationsOf } from "../../mcp_server/ui/test_axe.ts";
import { executablePath, openChatBrowser } from "./chat_window.ts";

const OUTSIDE = [
  "/",
  "/?sign_in=elsewhere&provider=line",
  "/privacy",
  "/terms",
];
const INSIDE = ["/", "/settings", "/nowhere"];

Deno.test({
  name: "axe finds nothing on any page of the chat site",
  ignore: executablePath === undefined,
  async fn() {
    await using browser = await openChatBrowser();
    const violations: string[] = [];
    for (const locale of ["ja", "en"] as const) {
      for (const colorScheme of ["light", "dark"] as const) {
        const { page } = await browser.open(locale, { colorScheme });
        const look = async (path: string) => {
          const url = new URL(path, browser.stack.aiServiceUrl);
          url.searchParams.set("lang", locale);
          await page.goto(url.href);
          for (const violation of await violationsOf(page)) {
            violations.push(`${path} ${locale} ${colorScheme}: ${violation}`);
          }
        };
        for (const path of INSIDE) await look(path);
        await page.context().clearCookies();
        for (const path of OUTSIDE) await look(path);
      }
    }
    console.log(`figure: axe_violations = ${violations.length} (goal = 0)`);
    assertEquals(violations, []);
  },
});
