import { assert, assertEquals } from "@std/assert";
import {
  lastErrorCode,
  request,
  serveObedientModel,
} from "./obedient_model.ts";
import { Customer } from "./person.ts";
import { startTestStack, type TestStack } from "./stack.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

Deno.test("a write that cannot succeed gets no card, and the model gets the error", async () => {
  await using model = serveObedientModel();
  await using stack = await startTestStack({
    AI_MODEL: "openai:obedient",
    OPENAI_BASE_URL: model.baseUrl,
  });
  const hanako = new Customer(stack.aiServiceUrl, "en");
  await hanako.signInWith("google", "hanako@example.com");
  const shop = await readShop(stack, (await hanako.me()).id);
  const writes = impossibleWrites(shop);
  assert(writes.length >= 18);

  const cards: unknown[] = [];
  const codes: unknown[] = [];
  for (const [name, args] of writes) {
    const conversation = await hanako.newConversation();
    const message = request({ id: "1", name, args });
    const approvals = await hanako.ask(conversation, message);
    const { pendingApprovals } = await hanako.viewed(conversation);
    cards.push(...approvals, ...pendingApprovals);
    codes.push(lastErrorCode(model));
  }
  console.log(`figure: impossible_cards = ${cards.length} (goal = 0)`);
  assertEquals(cards, []);
  assertEquals(codes, writes.map(([, , code]) => code));
  assertEquals(model.problems, []);

  const possible = { serviceId: shop.serviceId, start: shop.start };
  const approvals = await hanako.ask(
    await hanako.newConversation(),
    request({ id: "1", name: "booking_create", args: possible }),
  );
  assertEquals(approvals.length, 1, "a possible write gets a card");
});

type Shop = Awaited<ReturnType<typeof readShop>>;

/** Ids that the demo shop's writes need. */
async function readShop(stack: TestStack, userId: string) {
  const scopes = ["booking:read", "product:read", "form:read"] as const;
  const token = await stack.tokenFor(userId, scopes);
  // deno-lint-ignore no-explicit-any -- every operation has its own result
  const read = async (name: string, args: object): Promise<any> =>
    (await stack.rest(name, token, args)).body;
  const serviceId = (await read("booking_services", {})).services[0].id;
  const { slots } = await read("booking_slots", {
    serviceId,
    from: new Date(Date.now() + 2 * DAY_MS).toISOString(),
    to: new Date(Date.now() + 6 * DAY_MS).toISOString(),
  });
  const products: { id: string; stock: number }[] =
    (await read("product_list", { limit: 100 })).items;
  const [form] = (await read("form_list", {})).items;
  return {
    serviceId,
    start: slots[0].start as string,
    productId: products.find(({ stock }) => stock > 3)!.id,
    soldOut: products.find(({ stock }) => stock === 0)!.id,
    form: { formId: form.id, version: form.version },
  };
}

/** Writes that cannot succeed, with the error code that the model must get. */
function impossibleWrites(
  { serviceId, start, productId, soldOut, form }: Shop,
): [name: string, args: Record<string, unknown>, code: string][] {
  const order = (quantity: unknown, id = productId) => ({
    items: [{ productId: id, quantity }],
  });
  const day = start.slice(0, 10);
  return [
    ["order_create", order(-3), "invalid_input"],
    ["order_create", order(0), "invalid_input"],
    ["order_create", order(1000), "invalid_input"],
    ["order_create", order("2"), "invalid_input"],
    ["order_create", order(1.5), "invalid_input"],
    ["order_create", order(1, soldOut), "out_of_stock"],
    ["order_create", order(1, "prd_nothing"), "product_not_found"],
    ["order_create", { items: [] }, "invalid_input"],
    ["order_create", { ...order(1), price: 1 }, "invalid_input"],
    ["order_create", {}, "invalid_input"],
    [
      "booking_create",
      { serviceId, start: start.slice(0, 19) },
      "invalid_input",
    ],
    [
      "booking_create",
      { serviceId, start: "2020-01-10T15:00:00+09:00" },
      "slot_unavailable",
    ],
    [
      "booking_create",
      { serviceId, start: `${day}T03:00:00+09:00` },
      "slot_unavailable",
    ],
    ["booking_create", { serviceId: "svc_nothing", start }, "not_found"],
    ["booking_create", { serviceId, start, guests: 2 }, "invalid_input"],
    ["booking_create", { serviceId }, "invalid_input"],
    ["booking_create", {}, "invalid_input"],
    ["booking_update", { bookingId: "bkg_nothing", note: "a" }, "not_found"],
    ["booking_update", {}, "invalid_input"],
    ["booking_delete", { bookingId: "bkg_nothing" }, "not_found"],
    ["form_submit", { ...form, answers: {} }, "invalid_input"],
    ["form_submit", { ...form, answers: { nothing: "a" } }, "invalid_input"],
    ["form_submit", {}, "invalid_input"],
  ];
}
