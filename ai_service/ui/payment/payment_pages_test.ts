import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Confirmation } from "../../payment/confirm.ts";
import { en } from "../locales/en.ts";
import { ja } from "../locales/ja.ts";
import type { SiteState } from "../state.ts";
import { visit } from "../testdata/site.ts";

const BACK = [
  "/payment/done?session=cs_test_1",
  "/payment/back?order=ord_1",
  "/payment/back?session=cs_test_1",
  "/payment/receipt/ord_1",
];

async function read(
  path: string,
  locale: "ja" | "en",
  state: Partial<SiteState>,
) {
  const headers = { "accept-language": locale };
  const request = new Request(`http://localhost${path}`, { headers });
  const response = await visit(request, state);
  return { status: response.status, html: await response.text() };
}

/** Nothing may be looked up for somebody who is not known. */
const VISITOR: Partial<SiteState> = {
  user: null,
  confirmPayment: () => Promise.reject(new Error("Asked for a visitor")),
  confirmOrder: () => Promise.reject(new Error("Asked for a visitor")),
  readReceipt: () => Promise.reject(new Error("Asked for a visitor")),
};

for (const path of BACK) {
  Deno.test(`${path} offers the sign-in to a visitor, and comes back to itself`, async () => {
    for (const [locale, text] of [["ja", ja], ["en", en]] as const) {
      const { status, html } = await read(path, locale, VISITOR);
      assertEquals(status, 401);
      const words = path.includes("receipt")
        ? text.payment.signIn.receipt
        : text.payment.signIn.payment;
      assertStringIncludes(html, words.title);
      const query = new URLSearchParams({ return_to: path });
      assertStringIncludes(html, `/auth/login/line?${query}`);
      assert(!html.includes(text.payment.pages.open.lead), "not charged");
    }
  });
}

Deno.test("a sign-in that failed comes back to the same address once more", async () => {
  const failed = "/payment/done?session=cs_test_1&sign_in=failed";
  const { html } = await read(failed, "en", VISITOR);
  const query = new URLSearchParams({
    return_to: "/payment/done?session=cs_test_1",
  });
  assertStringIncludes(html, `/auth/login/google?${query}`);
  assertStringIncludes(html, en.welcome.signIn.failed);
});

Deno.test("leaving a page that was paid says that it is paid", async () => {
  const paid: Confirmation = {
    state: "paid",
    orderId: "ord_1",
    conversationId: null,
  };
  const { status, html } = await read("/payment/back?session=cs_1", "en", {
    confirmPayment: () => Promise.resolve(paid),
  });
  assertEquals(status, 200);
  assertStringIncludes(html, en.payment.pages.paid.lead);
});

Deno.test("leaving the page of somebody else's order says nothing of it", async () => {
  const { status } = await read("/payment/back?order=ord_2", "en", {});
  assertEquals(status, 404);
});
