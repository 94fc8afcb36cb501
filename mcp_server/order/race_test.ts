import { assertEquals } from "@std/assert";
import {
  type Answer,
  callMcp,
  callRest,
  outcomeOf,
} from "../surfaces/test_calls.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { addProduct, stockOf } from "../product/test_products.ts";
import { afterNoon, NOON } from "./test_shop.ts";

const CUSTOMERS = 500;
const STOCK = 100;

/** The order, or the code of the refusal. */
function verdictOf(answer: Answer): string {
  const result = outcomeOf(answer);
  return result.order ? "ordered" : String(result.code);
}

/** All customers order at once, half of them over each surface. */
async function orderAll(
  app: TestApp,
  wish: (index: number) => string[],
): Promise<string[]> {
  const tokens = await Promise.all(
    Array.from(
      { length: CUSTOMERS },
      (_, index) => app.tokenFor(`usr_${index}`, ["order:create"]),
    ),
  );
  const answers = await Promise.all(tokens.map((token, index) => {
    const call = index % 2 === 0 ? callRest : callMcp;
    const items = wish(index)
      .map((productId) => ({ productId, quantity: 1 }));
    return call(app, "order_create", { token, args: { items } });
  }));
  return answers.map(verdictOf);
}

function count(decisions: readonly string[], wanted: string): number {
  return decisions.filter((decision) => decision === wanted).length;
}

Deno.test(`of ${CUSTOMERS} orders at once for a stock of ${STOCK}, ${STOCK} succeed`, async () => {
  await using app = await createTestApp({ now: () => NOON, connections: 10 });
  const { owner } = app.database;
  await addProduct(owner, "prd_oil", { stock: STOCK });
  const decisions = await orderAll(app, () => ["prd_oil"]);
  const ordered = count(decisions, "ordered");
  console.log(`figure: orders_of_stock_100 = ${ordered} (goal ${STOCK})`);
  assertEquals(ordered, STOCK);
  assertEquals(count(decisions, "out_of_stock"), CUSTOMERS - STOCK);
  assertEquals(await stockOf(owner, "prd_oil"), 0);
  const rows = await owner`select number from orders`;
  assertEquals(rows.length, STOCK);
  assertEquals(new Set(rows.map((row) => row.number)).size, STOCK);
});

Deno.test("orders that name the same products in any order, over abandoned ones, all succeed", async () => {
  let clock = NOON;
  await using app = await createTestApp({ now: () => clock, connections: 10 });
  const { owner } = app.database;
  const shelf = ["prd_a", "prd_b", "prd_c", "prd_d"];
  for (const id of shelf) await addProduct(owner, id, { stock: CUSTOMERS });
  const wish = (index: number) => {
    const turned = [...shelf.slice(index % 4), ...shelf.slice(0, index % 4)];
    return (index % 8 < 4 ? turned : turned.reverse()).slice(0, 3);
  };
  for (const minute of [0, 31]) {
    clock = afterNoon(minute);
    const decisions = await orderAll(app, wish);
    assertEquals(count(decisions, "ordered"), CUSTOMERS);
  }
  for (const id of shelf) assertEquals(await stockOf(owner, id), 125, id);
});
