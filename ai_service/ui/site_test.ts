import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Locale } from "../../shared/ui/locale.ts";
import { CHECKS, EXAMPLES, GREETING, LEADS } from "../business.ts";
import { SHOP } from "../shop/test_shop.ts";
import { en } from "./locales/en.ts";
import { ja } from "./locales/ja.ts";
import type { SiteState } from "./state.ts";
import { TOOLS, visit, waiting } from "./testdata/site.ts";

/** A page as HTML, asked for in a language. */
async function read(
  path: string,
  locale: Locale,
  state?: Partial<SiteState>,
): Promise<{ response: Response; html: string }> {
  const headers = { "accept-language": locale };
  const request = new Request(`http://localhost${path}`, { headers });
  const response = await visit(request, state);
  return { response, html: await response.text() };
}

for (const [locale, text] of [["ja", ja], ["en", en]] as const) {
  Deno.test(`the welcome page says what can be done and offers both providers (${locale})`, async () => {
    const { response, html } = await read("/", locale, { user: null });
    assertEquals(response.status, 200);
    assertStringIncludes(html, `<html lang="${locale}"`);
    assertStringIncludes(html, `<h1>${SHOP.name[locale]}</h1>`);
    assertStringIncludes(html, "10:00–19:00");
    assertStringIncludes(html, text.welcome.withGoogle);
    assertStringIncludes(html, text.welcome.withLine);
    for (const [first] of [LEADS, CHECKS, EXAMPLES]) {
      assertStringIncludes(html, first!.text[locale]);
    }
    assertStringIncludes(html, `href="/auth/login/google?return_to=%2F"`);
    assertStringIncludes(html, `href="/auth/login/line?return_to=%2F"`);
    assert(!html.includes("<script"), "it needs no script");
  });

  Deno.test(`while the shop is not known the page names the product (${locale})`, async () => {
    const readShop = () => Promise.resolve(null);
    const { html } = await read("/", locale, { user: null, readShop });
    assertStringIncludes(html, `<h1>${text.welcome.title}</h1>`);
  });

  Deno.test(`the welcome page offers only the providers that are configured (${locale})`, async () => {
    for (const provider of ["google", "line"] as const) {
      const providers = [provider];
      const { html } = await read("/", locale, { user: null, providers });
      const offered = [...html.matchAll(/href="\/auth\/login\/(\w+)/g)];
      assertEquals(offered.map(([, name]) => name), providers);
    }
  });

  Deno.test(`a new conversation offers examples and the composer (${locale})`, async () => {
    const { html } = await read("/", locale);
    const section = sectionOf(html, "examples");
    assertStringIncludes(section, GREETING[locale]);
    assertEquals(examplesIn(section, locale), EXAMPLES.slice(0, 4));
    assertStringIncludes(html, `placeholder="${text.composer.placeholder}"`);
    assertStringIncludes(html, waiting.conversation.title);
    assert(!html.includes(text.chat.offlineModel));
  });

  Deno.test(`a conversation comes whole from the server (${locale})`, async () => {
    const { html } = await read("/c/cnv_1", locale);
    assertStringIncludes(html, text.tool.names.booking_slots.succeeded);
    assertStringIncludes(html, "15時は空いています。");
    assertStringIncludes(html, "￥5,500");
    assertStringIncludes(html, text.approval.approve);
    assertStringIncludes(html, `>${text.approval.change}<`);
    assertStringIncludes(html, `role="log"`);
    assertStringIncludes(html, text.status.awaiting_approval("予約の確認"));
    assertStringIncludes(html, `<title>${waiting.conversation.title} · `);
  });

  Deno.test(`an approval of before previews shows, without an editor (${locale})`, async () => {
    const messages = waiting.messages.map((message) => ({
      ...message,
      parts: message.parts.map((part) => {
        if (part.type !== "approval") return part;
        const { fields: _, ...approval } = part.approval;
        return { ...part, approval };
      }),
    }));
    const old = { ...waiting, messages };
    const { html } = await read("/c/cnv_1", locale, {
      viewConversation: () => Promise.resolve(old),
    });
    assertStringIncludes(html, "￥5,500");
    assertStringIncludes(html, text.approval.approve);
    assert(!html.includes(`>${text.approval.change}<`));
  });

  Deno.test(`a conversation that is not there gets a page that says so (${locale})`, async () => {
    const { response, html } = await read("/c/cnv_2", locale);
    assertEquals(response.status, 404);
    assertStringIncludes(html, text.errors.notFoundTitle);
  });
}

/** What each language says of what needs a tool, in the business's own texts. */
const WORDS: Record<string, RegExp> = {
  bookings: /予約|メニュー|空き時間|book|service|which times/i,
  products: /商品|注文|シャンプー|product|order|shampoo/i,
};

for (
  const [absent, prefixes] of [
    ["products", ["product_", "order_"]],
    ["bookings", ["booking_"]],
  ] as const
) {
  Deno.test(`without tools for ${absent} nothing about them is offered`, async () => {
    const listToolNames = () =>
      Promise.resolve(
        new Set([...TOOLS].filter((name) =>
          !prefixes.some((prefix) => name.startsWith(prefix))
        )),
      );
    for (const locale of ["ja", "en"] as const) {
      const welcome = await read("/", locale, { user: null, listToolNames });
      assert(!WORDS[absent]!.test(words(welcome.html)), absent);
      const chat = await read("/", locale, { listToolNames });
      const examples = sectionOf(chat.html, "examples");
      assert(!WORDS[absent]!.test(words(examples)), words(examples));
    }
  });
}

Deno.test("where the tools are not known, only what is always true is offered", async () => {
  const listToolNames = () => Promise.resolve(new Set<string>());
  for (const locale of ["ja", "en"] as const) {
    const chat = await read("/", locale, { listToolNames });
    const welcome = await read("/", locale, { user: null, listToolNames });
    for (const html of [sectionOf(chat.html, "examples"), welcome.html]) {
      const needs = examplesIn(html, locale).map((example) => example.needs);
      assertEquals(needs, [[]]);
    }
  }
});

Deno.test("a conversation under way does not wait for the list of tools", async () => {
  let asked = 0;
  const listToolNames = () => {
    asked++;
    return Promise.resolve(TOOLS);
  };
  await read("/c/cnv_1", "en", { listToolNames });
  assertEquals(asked, 0);
  await read("/", "en", { listToolNames });
  assertEquals(asked, 1);
});

/** What a person reads of it. */
function words(html: string): string {
  return html.replace(/<head>.*?<\/head>/s, "").replaceAll(/<[^>]*>/g, " ");
}

function examplesIn(html: string, locale: Locale) {
  return EXAMPLES.filter(({ text }) => html.includes(text[locale]));
}

function sectionOf(html: string, name: string): string {
  const [section] = new RegExp(`<section class="${name}".*?</section>`, "s")
    .exec(html) ?? [];
  assert(section, `no section "${name}"`);
  return section;
}

Deno.test("what people write never becomes HTML", async () => {
  const { html } = await read("/c/cnv_1", "ja");
  assertStringIncludes(html, "&lt;b>カット&lt;/b>を予約して");
  // In a script, where the islands' data is, it is a part of a text.
  const markup = html.replaceAll(/<script\b[^]*?<\/script>/g, "");
  assert(!markup.includes("<b>"));
});

Deno.test("a conversation of somebody signed out leads back to it after sign-in", async () => {
  const { response, html } = await read("/c/cnv_1", "en", { user: null });
  assertEquals(response.status, 401);
  assertStringIncludes(html, "return_to=%2Fc%2Fcnv_1");
  assert(!html.includes("15時は空いています。"));
});

Deno.test("the offline model is named where it answers", async () => {
  const { html } = await read("/", "en", { offlineModel: true });
  assertStringIncludes(html, en.chat.offlineModel);
});

Deno.test("an unexpected error is reported and shown without its reason", async () => {
  const reported: unknown[] = [];
  const { response, html } = await read("/", "en", {
    listConversations: () => Promise.reject(new Error("secret reason")),
    reportError: (error) => reported.push(error),
  });
  assertEquals([response.status, reported.length], [500, 1]);
  assertStringIncludes(html, en.failure.reference("req_1"));
  assert(!html.includes("secret reason"));
});

for (const [locale, { errors }] of [["ja", ja], ["en", en]] as const) {
  Deno.test(`a form that is too large, or is none, is refused by a page that says so (${locale})`, async () => {
    const saved: FormData[] = [];
    const post = async (type: string, body: string) => {
      const headers = { "accept-language": locale, "content-type": type };
      const url = "http://localhost/settings";
      const request = new Request(url, { method: "POST", headers, body });
      const response = await visit(request, {
        saveNoticeChoice: (form) => Promise.resolve(void saved.push(form)),
      });
      return { status: response.status, html: await response.text() };
    };
    const type = "application/x-www-form-urlencoded";
    const large = await post(type, "notice_language=" + "x".repeat(65_536));
    assertEquals(large.status, 413);
    assertStringIncludes(large.html, errors.tooLargeLead);
    const unreadable = await post("text/plain", "notice_language=ja");
    assertEquals(unreadable.status, 400);
    assertStringIncludes(unreadable.html, errors.unreadableLead);
    assertEquals((await post(type, "notice_language=ja")).status, 303);
    assertEquals(saved.length, 1);
  });
}

Deno.test("the language switch keeps the choice and returns to the page", async () => {
  const { response } = await read("/c/cnv_1?lang=ja", "en");
  assertEquals(response.status, 303);
  assertEquals(response.headers.get("location"), "/c/cnv_1");
  assertStringIncludes(response.headers.get("set-cookie")!, "locale=ja");
});

Deno.test("pages are kept by no shared cache and run no script but their own", async () => {
  const { response } = await read("/", "ja");
  assertEquals(response.headers.get("cache-control"), "private, no-store");
  const policy = response.headers.get("content-security-policy")!;
  assert(!/script-src[^;]*unsafe-inline/.test(policy), policy);
});

Deno.test("the style sheets of both sites and of this one are served", async () => {
  for (const path of ["/tokens.css", "/base.css", "/chat.css"]) {
    const { response } = await read(path, "en");
    assertEquals([path, response.status], [path, 200]);
  }
});
