import { testStaff, testUser } from "../storage/test_actors.ts";
import type { TestDatabase } from "../storage/test_database.ts";
import { runOperation } from "../test_operation.ts";

export const OIL = "prd_oil";

/** The service whose users order in {@linkcode PaymentDesk}. */
export const SERVICE = {
  kind: "service",
  issuer: "ai-service.test",
  jti: "j",
} as const;

/** Orders and pays in a shop that sells one thing for 1,000 yen. */
export class PaymentDesk {
  constructor(readonly database: TestDatabase, public now: Date) {}

  async place(quantity = 1, by = "hanako") {
    const items = [{ productId: OIL, quantity }];
    return (await this.#as(testUser(by), "order_create", { items })).order;
  }

  cancel(orderId: string, by = "hanako") {
    return this.#as(testUser(by), "order_cancel", { orderId });
  }

  read(orderId: string, by = "hanako") {
    return this.#as(testUser(by), "order_get", { orderId });
  }

  receipt(orderId: string, by = "hanako") {
    return this.#as(testUser(by), "order_receipt", { orderId });
  }

  hold(orderId: string, until: Date | null) {
    const input = { orderId, until: until && until.toISOString() };
    return this.#as(SERVICE, "order_hold", input);
  }

  pay(
    orderId: string,
    amountMinor: number,
    paymentIntent = `pi_${orderId}`,
  ) {
    const input = { orderId, paymentIntent, amountMinor, currency: "JPY" };
    return this.#as(SERVICE, "order_mark_paid", input);
  }

  async wantedRefunds() {
    return (await this.#as(SERVICE, "order_refunds", {})).items;
  }

  reportRefund(
    { orderId, refundId, amountMinor, currency }: Record<string, unknown>,
    status: string,
  ) {
    const input = { orderId, refundId, amountMinor, currency, status };
    return this.#as(SERVICE, "order_mark_refunded", input);
  }

  /** A refund that was made in the payment provider's own pages. */
  reportMade(
    orderId: string,
    { refundId = "re_1", amountMinor = 1000, paymentIntent = `pi_${orderId}` },
    status = "succeeded",
  ) {
    const money = { amountMinor, currency: "JPY" };
    const input = { orderId, refundId, paymentIntent, ...money, status };
    return this.#as(SERVICE, "order_mark_refunded", input);
  }

  dispute(orderId: string, status: string) {
    return this.#as(SERVICE, "order_mark_disputed", {
      orderId,
      disputeId: "dp_1",
      paymentIntent: `pi_${orderId}`,
      amountMinor: 1000,
      currency: "JPY",
      status,
      reason: "fraudulent",
      dueBy: null,
    });
  }

  byStaff(name: string, input: Record<string, unknown>) {
    return this.#as(testStaff, name, input);
  }

  #as(
    actor: typeof testStaff | typeof SERVICE | ReturnType<typeof testUser>,
    name: string,
    input: Record<string, unknown>,
  ) {
    const { database, now } = this;
    return runOperation(database, name, { input, actor, now });
  }
}
