import { assert, assertEquals } from "@std/assert";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "../../shared/ui/find_chromium.ts";
import type { ConversationView } from "../conversation/events.ts";
import { full, withTimes } from "./testdata/full_conversation.ts";
import { type Load, shiftOf, weigh } from "./testdata/page_load.ts";
import { serveProduction, visit } from "./testdata/site.ts";

const executablePath = findChromium();
const ignore = executablePath === undefined;
const LOCALES = ["ja", "en"] as const;
const WIDTHS = [360, 1440];
const VIEWS = { cnv_1: full, cnv_2: withTimes } as const;

/** A page of the site as it is in production, its API as far as opening needs it. */
async function withPage(
  options: { locale: string; width: number },
  look: (page: Page, origin: string) => Promise<void>,
): Promise<void> {
  serveProduction();
  const server = Deno.serve({ port: 0, onListen() {} }, (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/api/")) {
      return new Response(null, { status: 204 });
    }
    const viewConversation = (id: string) =>
      Promise.resolve<ConversationView>(VIEWS[id as keyof typeof VIEWS]);
    return visit(request, { viewConversation });
  });
  const browser = await chromium.launch({
    executablePath: executablePath!,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  const { locale, width } = options;
  try {
    const viewport = { width, height: 740 };
    const page = await browser.newPage({ locale, viewport });
    await look(page, `http://localhost:${server.addr.port}`);
  } finally {
    await browser.close();
    await server.shutdown();
  }
}

Deno.test({
  name: "the chat loads little, also where it shows Markdown and cards",
  ignore,
  async fn() {
    const loads: Load[] = [];
    for (const locale of LOCALES) {
      await withPage({ locale, width: 1440 }, async (page, origin) => {
        loads.push(await weigh(page, `${origin}/c/cnv_1`));
      });
    }
    const scripts = Math.max(...loads.map((load) => load.scripts));
    const all = Math.max(...loads.map((load) => load.all));
    console.log(`figure: chat_js_kb = ${scripts.toFixed(1)} (goal <= 50)`);
    console.log(`figure: first_load_kb = ${all.toFixed(1)} (goal <= 120)`);
    assert(scripts <= 50 && all <= 120);
    const words = loads.map(({ paths }) =>
      paths.flatMap((path) => path.match(/[^/]+(?=\.js$)/) ?? [])
        .filter((name) => ["English", "Japanese"].includes(name))
    );
    assertEquals(words, [["Japanese"], ["English"]]);
  },
});

Deno.test({
  name: "nothing moves by itself while a page of the chat opens",
  ignore,
  async fn() {
    let most = 0;
    for (const width of WIDTHS) {
      await withPage({ locale: "ja", width }, async (page, origin) => {
        for (const path of ["/", "/c/cnv_1", "/c/cnv_2"]) {
          await page.goto(origin + path, { waitUntil: "networkidle" });
          const shift = await shiftOf(page);
          most = Math.max(most, shift);
        }
      });
    }
    console.log(`figure: chat_cls = ${most.toFixed(3)} (goal <= 0.02)`);
    assert(most <= 0.02);
  },
});
