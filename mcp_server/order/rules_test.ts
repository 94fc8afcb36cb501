import { assertEquals, assertMatch, assertThrows } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { mergeItems, orderNumber, statusAt, totalOf } from "./rules.ts";
import type { Order } from "./schemas.ts";

const NOW = new Date("2030-01-07T12:00:00+09:00");
const moment = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

Deno.test("a product named twice is one item", () => {
  const items = [
    { productId: "b", quantity: 1 },
    { productId: "a", quantity: 2 },
    { productId: "b", quantity: 98 },
  ];
  assertEquals(mergeItems(items), [
    { productId: "b", quantity: 99 },
    { productId: "a", quantity: 2 },
  ]);
  const error = assertThrows(
    () => mergeItems([...items, { productId: "b", quantity: 1 }]),
    ApiError,
  );
  assertEquals(error.status, 400);
  assertEquals(error.details, { field: "items.3.quantity" });
});

Deno.test("a total is exact, however large", () => {
  assertEquals(totalOf([]), 0n);
  assertEquals(
    totalOf([{ quantity: 99, unitPriceMinor: Number.MAX_SAFE_INTEGER }]),
    891_712_726_219_358_109n,
  );
});

Deno.test("an order number is short and tells nothing of the one before", async () => {
  const numbers = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => orderNumber(`r${index}`)),
  );
  for (const number of numbers) {
    assertMatch(number, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  }
  assertEquals(new Set(numbers).size, 1000);
});

Deno.test("a pending order expires at its second, and no other order does", () => {
  const cases: [Order["status"], number, Order["status"]][] = [
    ["pending", 1, "pending"],
    ["pending", 0, "expired"],
    ["pending", -1, "expired"],
    ["expired", 1, "expired"],
    ["confirmed", -1, "confirmed"],
    ["completed", -1, "completed"],
    ["cancelled", -1, "cancelled"],
  ];
  for (const [status, seconds, expected] of cases) {
    const order = { status, expiresAt: moment(seconds) };
    assertEquals(statusAt(order, NOW), expected);
  }
});
