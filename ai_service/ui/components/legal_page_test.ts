import { assertEquals, assertStringIncludes } from "@std/assert";
import { SHOP } from "../../shop/test_shop.ts";
import type { Shop } from "../../shop/shop.ts";
import { en } from "../locales/en.ts";
import { ja } from "../locales/ja.ts";
import { visit } from "../testdata/site.ts";

const NOT_REACHED = { ...SHOP, phone: "", email: "" };

async function read(path: string, locale: "ja" | "en", shop: Shop) {
  const headers = { "accept-language": locale };
  const request = new Request(`http://localhost${path}`, { headers });
  const readShop = () => Promise.resolve(shop);
  return await (await visit(request, { readShop })).text();
}

for (const path of ["/disclosure", "/privacy", "/terms"]) {
  Deno.test(`${path} says whom to ask, in the shop where it has neither telephone nor mail`, async () => {
    for (const [locale, text] of [["ja", ja], ["en", en]] as const) {
      const heading = `<h2>${text.legal.contact}</h2>`;
      const reached = await read(path, locale, SHOP);
      assertStringIncludes(reached, heading);
      assertStringIncludes(reached, SHOP.phone);
      assertEquals(reached.includes(text.legal.inPerson), false);
      const inPerson = await read(path, locale, NOT_REACHED);
      assertStringIncludes(inPerson, heading);
      assertStringIncludes(
        inPerson,
        `${SHOP.address[locale]}\n${text.legal.inPerson}`,
      );
      const nowhere = { ...NOT_REACHED, address: { ja: "", en: "" } };
      const html = await read(path, locale, nowhere);
      assertEquals(html.includes(heading), false);
    }
  });
}
