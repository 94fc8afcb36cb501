import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { Finger, Keyboard } from "../../mcp_server/ui/test_hands.ts";
import {
  type ChatBrowser,
  executablePath,
  openChatBrowser,
} from "./chat_window.ts";
import {
  addProduct,
  byKeyboard,
  byTouch,
  countOneMore,
  type Hands,
  openOwner,
} from "./product_owner.ts";

/** A folder for pictures of what is seen; none are taken without it. */
const SHOTS = Deno.env.get("PRODUCT_SHOTS");
const WAYS = {
  touch: {
    window: { width: 390, hasTouch: true },
    product: {
      nameJa: "椿せっけん",
      nameEn: "Camellia soap",
      price: "1,320",
      onHand: "8",
    },
    hands: async (page: Page) => byTouch(await Finger.of(page)),
  },
  keyboard: {
    window: { width: 1280, hasTouch: false },
    product: {
      nameJa: "柚子ローション",
      nameEn: "Yuzu lotion",
      price: "２４２０",
      onHand: "3",
    },
    hands: (page: Page) => Promise.resolve(byKeyboard(new Keyboard(page))),
  },
} as const;

Deno.test({
  name:
    "an owner adds a product with a picture, a customer sees it in the chat at once, and its stock is counted",
  ignore: executablePath === undefined,
  async fn(t) {
    await using chat = await openChatBrowser();
    for (const way of ["touch", "keyboard"] as const) {
      await t.step(`by ${way}`, () => keepProduct(chat, way));
    }
  },
});

async function keepProduct(
  chat: ChatBrowser,
  way: keyof typeof WAYS,
): Promise<void> {
  const { window, product, hands: handsOf } = WAYS[way];
  const { stack } = chat;
  const { context, page, problems } = await openOwner(
    chat.browser,
    stack.mcpServerUrl,
    window,
  );
  const hands: Hands = await handsOf(page);
  const products = `${stack.mcpServerUrl}/admin/shop/products`;
  await page.goto(products);
  await addProduct(page, hands, product);
  await shoot(page, `${way}_product`);
  await page.goto(products);
  await shoot(page, `${way}_list`);

  // The chat names the first ten products.
  await stack.sql`
    update products set position = -1 where name_ja = ${product.nameJa}`;
  const customer = await chat.open("ja", {
    viewport: { width: 390, height: 844 },
  });
  await customer.say("商品を見せて");
  const card = customer.page.locator(".result-card")
    .filter({ hasText: product.nameJa });
  const picture = card.getByRole("img", { name: product.nameJa });
  await picture.scrollIntoViewIfNeeded();
  await customer.page.waitForFunction(
    (name) =>
      document.querySelector<HTMLImageElement>(`img[alt="${name}"]`)
        ?.naturalWidth,
    product.nameJa,
  );
  const width = await picture.evaluate((it: HTMLImageElement) =>
    it.naturalWidth
  );
  assertEquals(width, 1200, "it was scaled down in the browser");
  const text = await card.textContent();
  assert(text?.includes(product.onHand), text ?? "");
  await shoot(customer.page, `${way}_chat`);

  await page.goto(`${products}/stock?q=${product.nameJa}`);
  await countOneMore(page, hands, product.nameJa);
  await shoot(page, `${way}_stock`);
  const [row] = await stack.sql`
    select stock from products where name_ja = ${product.nameJa}`;
  assertEquals(row?.stock, Number(product.onHand) + 1);
  assertEquals([...problems, ...customer.problems], []);
  await context.close();
  await customer.page.context().close();
}

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}
