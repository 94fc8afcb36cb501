import { testStaff } from "../../../mcp_server/storage/test_actors.ts";
import { runOperation } from "../../../mcp_server/test_operation.ts";
import { releaseExpiredOrders } from "../../../mcp_server/order/stock.ts";
import { createTestSigner, ISSUER } from "../../../mcp_server/test_app.ts";
import { OIL, type World } from "./world.ts";

/** An order that its customer has placed. */
export interface PlacedOrder {
  id: string;
  totalMinor: number;
  quantity: number;
}

/** Calls an operation of the MCP server as that customer, over HTTP. */
export async function callAs(
  { shop, keys, clock }: World,
  userId: string,
  operation: `order/${"create" | "cancel" | "get"}`,
  input: Record<string, unknown>,
  // deno-lint-ignore no-explicit-any -- each operation has a result of its own
): Promise<any> {
  const signer = await createTestSigner(ISSUER, keys, () => clock.now);
  const user = { id: userId, email: null, name: "A person" };
  const scopes = ["order:create", "order:read"] as const;
  const { token } = await signer.signForUser({ user, scopes });
  const { port } = await shop.get();
  const url = `http://127.0.0.1:${port}/mcp/tools/${operation}`;
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "Authorization": `Bearer ${token}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Error(`${operation}: ${response.status} ${answer.code}`);
}

/** Orders that many. */
export async function place(
  world: World,
  userId: string,
  quantity: number,
): Promise<PlacedOrder> {
  const items = [{ productId: OIL, quantity }];
  const { order } = await callAs(world, userId, "order/create", { items });
  return { id: order.id, totalMinor: order.totalMinor, quantity };
}

/** What the people in the shop do, by the operations of their pages. */
export class Counter {
  /** Units that were ever on the shelf. */
  units: number;

  constructor(readonly world: World, units: number) {
    this.units = units;
  }

  /** Staff find that many more on the shelf, unless it changes meanwhile. */
  async restock(more: number): Promise<void> {
    const { owner } = this.world.database;
    const [row] = await owner<[{ stock: number }]>`
      select stock from products where id = ${OIL}`;
    const found = { onHand: row.stock + more, expectedOnHand: row.stock };
    await this.#call("product_set_stock", { productId: OIL, ...found });
    this.units += more;
  }

  handOver(orderId: string): Promise<unknown> {
    return this.#call("order_hand_over", { orderId });
  }

  giveBack(orderId: string, amountMinor?: number): Promise<unknown> {
    const amount = amountMinor === undefined ? {} : { amountMinor };
    return this.#call("order_refund", { orderId, reason: "faulty", ...amount });
  }

  /** Orders whose time has come are marked. */
  async sweep(): Promise<void> {
    const { database: { sql }, clock } = this.world;
    await releaseExpiredOrders(sql, clock.now);
  }

  #call(name: string, input: Record<string, unknown>): Promise<unknown> {
    const { database, clock: { now } } = this.world;
    return runOperation(database, name, { input, actor: testStaff, now });
  }
}
