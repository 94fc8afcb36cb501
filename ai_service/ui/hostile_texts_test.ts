import { assert, assertEquals } from "@std/assert";
import { chromium } from "playwright-core";
import { findChromium } from "../../shared/ui/find_chromium.ts";
import type { ToolEvent } from "../agent/turn.ts";
import type { ConversationView, MessagePart } from "../conversation/events.ts";
import { SHOP } from "../shop/test_shop.ts";
import { en } from "./locales/en.ts";
import { HOSTILE_TEXTS } from "./testdata/hostile_texts.ts";
import { visit, waiting } from "./testdata/site.ts";

const executablePath = findChromium();

Deno.test({
  name:
    "no text of a message, a name, a result or a card runs or loads anything",
  ignore: executablePath === undefined,
  async fn() {
    const { server, setText } = serveText();
    const origin = `http://localhost:${server.addr.port}`;
    const browser = await chromium.launch({
      executablePath: executablePath!,
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"],
    });
    const found: string[] = [];
    try {
      const page = await browser.newPage({ locale: "en-US" });
      let foreign = 0;
      await page.route((url) => url.origin !== origin, (route) => {
        foreign++;
        return route.abort();
      });
      for (const text of HOSTILE_TEXTS) {
        setText(text);
        foreign = 0;
        await page.goto(`${origin}/c/cnv_1`);
        await page.getByRole("button", { name: en.message.copy }).last()
          .waitFor({ state: "attached" });
        await page.locator(".markdown, .message-text").last().waitFor();
        for (const details of await page.locator("details.tool").all()) {
          await details.evaluate((it: HTMLDetailsElement) => it.open = true);
        }
        // What comes later is parsed in the browser.
        await page.locator(".message").nth(3).locator(
          ".markdown, .message-text",
        ).waitFor();
        await page.getByRole("searchbox").first().fill("x");
        await page.locator(".conversation-hit").waitFor();
        const ran = await page.evaluate(() => "ran" in globalThis);
        if (ran || foreign > 0) found.push(`${text} (page)`);
      }
    } finally {
      await browser.close();
      await server.shutdown();
    }
    assert(HOSTILE_TEXTS.length >= 60);
    console.log(`figure: xss_executed = ${found.length} (goal = 0)`);
    assertEquals(found, []);
  },
});

/** The chat site, every text of which is the one that was set last. */
function serveText() {
  let text = "";
  const server = Deno.serve({ port: 0, onListen() {} }, (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/events")) return snapshot(viewWithMore(text));
    if (pathname === "/api/conversations") {
      const { conversation } = viewOf(text);
      const excerpt = { before: text, match: text, after: text };
      const hit = { ...conversation, excerpt, messageId: "01A" };
      return Response.json({ items: [hit], nextCursor: null });
    }
    if (pathname.startsWith("/api/")) {
      return Response.json({ result: services(text).result });
    }
    return visit(request, {
      viewConversation: () => Promise.resolve(viewOf(text)),
      readShop: () => Promise.resolve({ ...SHOP, phone: text }),
      listConversations: () =>
        Promise.resolve({
          items: [{ ...waiting.conversation, title: text }],
          nextCursor: null,
        }),
    });
  });
  return { server, setText: (next: string) => text = next };
}

function viewOf(text: string): ConversationView {
  const [asked, answered] = waiting.messages;
  const parts: MessagePart[] = [
    { type: "text", text },
    { type: "tool", tool: services(text) },
    { type: "tool", tool: { ...services(text), name: text } },
    ...answered!.parts.map((part) =>
      part.type === "approval"
        ? {
          ...part,
          approval: {
            ...part.approval,
            title: text,
            summary: text,
            details: [{ label: text, value: text }],
          },
        }
        : part
    ),
  ];
  const shown = [{ type: "text" as const, text }, {
    type: "tool" as const,
    tool: services(text),
  }];
  return {
    ...waiting,
    conversation: { ...waiting.conversation, title: text },
    messages: [
      { ...asked!, text, parts: [{ type: "text", text }] },
      { ...answered!, text, parts },
      { ...answered!, id: "01C", text, parts: shown, status: "completed" },
    ],
  };
}

/** With an answer that the page does not bring with it. */
function viewWithMore(text: string): ConversationView {
  const view = viewOf(text);
  return {
    ...view,
    messages: [...view.messages, { ...view.messages.at(-1)!, id: "01D" }],
  };
}

function snapshot(view: ConversationView): Response {
  const data = JSON.stringify(view);
  return new Response(`id: a1\nevent: snapshot\ndata: ${data}\n\n`, {
    headers: { "content-type": "text/event-stream" },
  });
}

function services(text: string): ToolEvent {
  const name = { ja: text, en: text };
  return {
    id: "t1",
    name: "booking_services",
    args: { text },
    status: "succeeded",
    result: {
      services: [{
        id: text,
        name,
        description: name,
        durationMinutes: 60,
        priceMinor: 5500,
        currency: "JPY",
        needsApproval: true,
      }],
    },
  };
}
