import { assertEquals } from "@std/assert";
import { freePort } from "../local/free_port.ts";
import { en } from "../../mcp_server/ui/locales/en.ts";
import { createSalon } from "../../mcp_server/ui/test_calendar_page.ts";
import type { Engine, Page } from "./browsers/browser.ts";
import { firefox } from "./browsers/firefox.ts";
import { webkit } from "./browsers/webkit.ts";

// Chromium is asked beside the pages themselves, on each of them.
const ENGINES: readonly Engine[] = [firefox, webkit];

const FIELD = '//main//form//input[@name="nameEn"]';
const LINK = '//header//a[@href="/admin/customers"]';
const CUSTOMERS = '//h1[contains(., "Customers")]';

for (const engine of ENGINES) {
  const ignore = engine.missing.length > 0;
  const reason = ignore ? ` (ignored: no ${engine.missing.join(", no ")})` : "";
  Deno.test({
    name:
      `in ${engine.name}, changes that are not saved are not left without a word${reason}`,
    ignore,
    // The drivers keep handles open until the process exits.
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      await using salon = await openSalon();
      await using page = await engine.openPage();
      await page.open(`${salon.origin}/sign-in-of-the-test`);
      await openSettings(page, salon.origin);
      await page.follow(LINK);
      await page.see(CUSTOMERS);

      await openSettings(page, salon.origin);
      await page.type(FIELD, "Salon");
      assertEquals(await page.clickAndAnswer(LINK, false), en.leave);
      await page.see(FIELD);
      await page.type(FIELD, "\n");
      await page.see('//*[@role="status"][contains(., "saved")]');
      await page.follow(LINK);
      await page.see(CUSTOMERS);

      await openSettings(page, salon.origin);
      await page.type(FIELD, " Sakura");
      assertEquals(await page.clickAndAnswer(LINK, true), en.leave);
      await page.see(CUSTOMERS);
      assertEquals(page.complaints, []);
    },
  });
}

async function openSettings(page: Page, origin: string) {
  await page.open(`${origin}/admin/shop?lang=en`);
  await page.see(FIELD);
}

/** A salon that listens, where whoever opens an address is signed in. */
async function openSalon() {
  const port = freePort();
  const origin = `http://localhost:${port}`;
  const { site, signIn } = await createSalon({
    now: "2030-01-08T11:20:00+09:00",
    serverUrl: origin,
  });
  const session = await signIn();
  const server = Deno.serve(
    { port, hostname: "localhost", onListen() {} },
    (request) =>
      request.url.endsWith("/sign-in-of-the-test")
        ? new Response(null, {
          status: 303,
          headers: {
            Location: "/admin/shop?lang=en",
            "Set-Cookie":
              `mcp_admin=${session}; Path=/; HttpOnly; SameSite=Lax`,
          },
        })
        : site.fetch(request),
  );
  return {
    origin,
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      await site[Symbol.asyncDispose]();
    },
  };
}
