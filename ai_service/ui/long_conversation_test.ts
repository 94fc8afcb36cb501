import { assert, assertEquals } from "@std/assert";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "../../shared/ui/find_chromium.ts";
import { MOST_SHOWN } from "./client/transcript_window.ts";
import { en } from "./locales/en.ts";
import { LongConversation } from "./testdata/long_conversation.ts";
import { visit } from "./testdata/site.ts";

const executablePath = findChromium();
const ignore = executablePath === undefined;
const ROUNDS = 6;
const MOST_ROUNDS = 40;
const PAGES = 20;

async function withPage(
  count: number,
  look: (page: Page, url: string) => Promise<void>,
): Promise<void> {
  const conversation = new LongConversation(count);
  const server = Deno.serve({ port: 0, onListen() {} }, (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.startsWith("/api/")) {
      const view = () => Promise.resolve(conversation.view(null));
      return visit(request, { viewConversation: view });
    }
    if (pathname.endsWith("/events")) {
      return new Response(null, { status: 204 });
    }
    return Response.json(conversation.view(searchParams.get("cursor")));
  });
  const browser = await chromium.launch({
    executablePath: executablePath!,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  try {
    const page = await browser.newPage({ locale: "en-US" });
    await look(page, `http://localhost:${server.addr.port}/c/cnv_1`);
  } finally {
    await browser.close();
    await server.shutdown();
  }
}

function isNoisy(
  times: { short: number; long: number },
  round: number,
): boolean {
  return round < MOST_ROUNDS && times.long > 1.2 * times.short;
}

/** Milliseconds until the page can be used. */
async function openingTime(page: Page, url: string): Promise<number> {
  const from = performance.now();
  await page.goto(url);
  await page.getByRole("button", { name: en.message.edit, disabled: false })
    .last().waitFor({ state: "attached" });
  return performance.now() - from;
}

Deno.test({
  name: "a conversation of 5,000 messages opens like one of 50",
  ignore,
  async fn() {
    await withPage(50, async (page, short) => {
      await withPage(5_000, async (_, long) => {
        const times = { short: Infinity, long: Infinity };
        // By turns, and more often on a busy machine, until each has had a
        // quiet moment.
        for (let round = 0; round < ROUNDS || isNoisy(times, round); round++) {
          const [one, other] = [
            await openingTime(page, short),
            await openingTime(page, long),
          ];
          times.short = Math.min(times.short, one);
          times.long = Math.min(times.long, other);
        }
        const ratio = times.long / times.short;
        console.log(
          `figure: open_5000_vs_50 = ${ratio.toFixed(2)} (goal <= 1.2)`,
        );
        assert(ratio <= 1.2);
      });
    });
  },
});

Deno.test({
  name:
    "earlier messages come above without moving what is read, with so many in the page at most",
  ignore,
  async fn() {
    await withPage(1_000, async (page, url) => {
      await page.goto(url);
      const earlier = page.getByRole("button", { name: en.chat.earlier });
      const messages = page.locator(".message");
      let most = 0;
      for (let round = 0; round < PAGES - 1; round++) {
        await earlier.scrollIntoViewIfNeeded();
        const first = (await messages.first().textContent())!;
        const said = /第\d+の[^。]*/.exec(first)![0];
        const held = messages.filter({ hasText: said }).first();
        const before = (await held.boundingBox())!.y;
        await earlier.click();
        await messages.first().filter({ hasNotText: said }).waitFor();
        most = Math.max(most, await messages.count());
        const after = (await held.boundingBox())!.y;
        assert(Math.abs(after - before) <= 2, `${round}: ${before} → ${after}`);
      }
      await messages.first().getByText("第0の質問です。").waitFor();
      const later = page.getByRole("button", { name: en.chat.later });
      while (await later.count() > 0) {
        await later.click();
        most = Math.max(most, await messages.count());
      }
      await messages.last().getByText("第999の回答です。").waitFor();
      console.log(`figure: messages_in_page = ${most} (goal <= ${MOST_SHOWN})`);
      assertEquals(most <= MOST_SHOWN, true);
    });
  },
});
