import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Locale } from "../../shared/ui/locale.ts";
import { en } from "./locales/en.ts";
import { ja } from "./locales/ja.ts";
import type { SiteState } from "./state.ts";
import { visit, waiting } from "./testdata/site.ts";

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
  Deno.test(`the welcome page offers both providers (${locale})`, async () => {
    const { response, html } = await read("/", locale, { user: null });
    assertEquals(response.status, 200);
    assertStringIncludes(html, `<html lang="${locale}">`);
    assertStringIncludes(html, text.welcome.withGoogle);
    assertStringIncludes(html, text.welcome.withLine);
    assertStringIncludes(html, `href="/auth/login/google?return_to=%2F"`);
    assertStringIncludes(html, `href="/auth/login/line?return_to=%2F"`);
    assert(!html.includes("<script"), "it needs no script");
  });

  Deno.test(`a new conversation offers examples and the composer (${locale})`, async () => {
    const { html } = await read("/", locale);
    assertStringIncludes(html, text.chat.examples[0]!);
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
    assertStringIncludes(html, `role="log"`);
    assertStringIncludes(html, text.status.awaiting_approval("予約の確認"));
    assertStringIncludes(html, `<title>${waiting.conversation.title} · `);
  });

  Deno.test(`a conversation that is not there gets a page that says so (${locale})`, async () => {
    const { response, html } = await read("/c/cnv_2", locale);
    assertEquals(response.status, 404);
    assertStringIncludes(html, text.errors.notFoundTitle);
  });
}

Deno.test("what people write never becomes HTML", async () => {
  const { html } = await read("/c/cnv_1", "ja");
  assertStringIncludes(html, "&lt;b>カット&lt;/b>を予約して");
  assert(!html.includes("<b>"));
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
