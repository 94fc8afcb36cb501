import { ServiceRefusal } from "../auth/service_call.ts";
import { refuse, type ToolOutcome } from "../agent/tool_outcome.ts";
import type { PayableOrder } from "./order.ts";

/** An order of {@linkcode TestShop}, with what its customer does not see. */
export interface ShopOrder extends PayableOrder {
  userId: string;
  payment?: string;
}

/** A refund that the shop asks for. */
export interface ShopRefund {
  refundId: string;
  orderId: string;
  userId: string;
  paymentIntent: string;
  amountMinor: number;
  currency: string;
  reason: string;
  isOpen: boolean;
}

/** A shop in memory that sells one thing and holds orders, as the contract says. */
export class TestShop {
  readonly orders = new Map<string, ShopOrder>();
  readonly refunds: ShopRefund[] = [];
  /** Calls of service operations, by their path. */
  readonly calls: string[] = [];
  isDown = false;

  constructor(readonly now: () => Date, public stock = 10) {}

  /** Places an order of that many, which is held for half an hour. */
  place(
    userId: string,
    {
      id = crypto.randomUUID() as string,
      quantity = 1,
      price = 1500,
      currency = "JPY",
    } = {},
  ): ShopOrder {
    const order: ShopOrder = {
      id,
      number: id.slice(0, 8).toUpperCase(),
      userId,
      status: "pending",
      paymentStatus: "unpaid",
      items: [{
        name: { ja: "椿油", en: "Camellia oil" },
        quantity,
        unitPriceMinor: price,
      }],
      totalMinor: price * quantity,
      currency,
      expiresAt: this.#after(30),
    };
    this.orders.set(id, order);
    return order;
  }

  /** Units that no order holds. */
  get free(): number {
    return this.stock - [...this.orders.values()]
      .filter((order) => this.#holds(order))
      .reduce((sum, { items: [item] }) => sum + item!.quantity, 0);
  }

  cancel(id: string): void {
    const order = this.orders.get(id)!;
    if (order.paymentStatus === "unpaid") {
      this.#change(order, { status: "cancelled", expiresAt: null });
    }
  }

  callTool = (
    { name, args }: { name: string; args: Record<string, unknown> },
    userId: string,
  ): Promise<ToolOutcome> => {
    if (this.isDown) return Promise.resolve(refuse("unavailable", "Away"));
    const order = this.orders.get(String(args.orderId));
    const isOwn = order && order.userId === userId;
    if (name !== "order_get" || !isOwn) {
      return Promise.resolve(refuse("not_found", "No such order"));
    }
    const result = { order: { ...order, status: this.#statusOf(order) } };
    return Promise.resolve({ ok: true, result });
  };

  // deno-lint-ignore no-explicit-any -- each operation has a body of its own
  callAsService = async (_scope: string, call: { path: string; body: any }) => {
    const { path, body } = call;
    await Promise.resolve();
    if (this.isDown) throw new TypeError("The shop is away");
    this.calls.push(path);
    if (path === "order/refunds") {
      return { items: this.refunds.filter(({ isOpen }) => isOpen) };
    }
    const order = this.orders.get(body.orderId);
    if (!order) throw new ServiceRefusal(404, "not_found", "orderId");
    switch (path) {
      case "order/hold":
        return this.#hold(order, body.until);
      case "order/mark_paid":
        return this.#pay(order, body);
      case "order/mark_disputed":
        return { order };
      case "order/mark_refunded":
        return this.#refunded(order, body);
    }
    throw new ServiceRefusal(404, "unknown_operation");
  };

  #hold(order: ShopOrder, until: string | null) {
    const status = this.#statusOf(order);
    if (status !== "pending") throw new ServiceRefusal(409, `order_${status}`);
    if (until === null) {
      return { order: this.#change(order, { expiresAt: this.#after(0) }) };
    }
    const isLonger = until > (order.expiresAt ?? "");
    const expiresAt = isLonger ? until : order.expiresAt;
    return { order: this.#change(order, { expiresAt }) };
  }

  #pay(
    order: ShopOrder,
    { paymentIntent, amountMinor, currency }: {
      paymentIntent: string;
      amountMinor: number;
      currency: string;
    },
  ) {
    const known = this.refunds
      .find((refund) => refund.paymentIntent === paymentIntent);
    if (order.payment === paymentIntent) {
      return { order, outcome: "paid", refund: known ?? null };
    }
    if (known) return { order, outcome: known.reason, refund: known };
    const reason = this.#reasonAgainst(order, amountMinor, currency);
    if (reason) {
      const refund = this.askRefund(order, {
        paymentIntent,
        amountMinor,
        reason,
      });
      return { order, outcome: reason, refund };
    }
    const paid = this.#change(order, {
      status: "confirmed",
      paymentStatus: "paid",
      payment: paymentIntent,
      expiresAt: null,
    });
    return { order: paid, outcome: "paid", refund: null };
  }

  /** Staff, or the shop itself, asks for money to be given back. */
  askRefund(
    { id: orderId, userId, currency }: ShopOrder,
    { paymentIntent, amountMinor, reason }: {
      paymentIntent: string;
      amountMinor: number;
      reason: string;
    },
  ): ShopRefund {
    const refund = {
      refundId: `rfd_${this.refunds.length + 1}`,
      orderId,
      userId,
      paymentIntent,
      amountMinor,
      currency,
      reason,
      isOpen: true,
    };
    this.refunds.push(refund);
    return refund;
  }

  #refunded(order: ShopOrder, { refundId }: { refundId: string }) {
    const refund = this.refunds.find((each) => each.refundId === refundId);
    if (!refund) throw new ServiceRefusal(404, "not_found");
    refund.isOpen = false;
    if (order.payment === refund.paymentIntent) {
      this.#change(order, { paymentStatus: "refunded" });
    }
    return { order };
  }

  #reasonAgainst(
    order: ShopOrder,
    amountMinor: number,
    currency: string,
  ): string | undefined {
    const { totalMinor, items: [item] } = order;
    if (order.payment) return "paid_twice";
    if (amountMinor !== totalMinor || currency !== order.currency) {
      return "amount_mismatch";
    }
    const status = this.#statusOf(order);
    if (status === "cancelled") return "order_cancelled";
    const isHeld = this.#holds(order);
    return isHeld || this.free >= item!.quantity ? undefined : "no_stock";
  }

  #holds(order: ShopOrder): boolean {
    return ["pending", "confirmed"].includes(this.#statusOf(order)) &&
      order.paymentStatus !== "refunded";
  }

  #statusOf({ status, expiresAt }: ShopOrder): string {
    const isOver = expiresAt !== null && new Date(expiresAt) <= this.now();
    return status === "pending" && isOver ? "expired" : status;
  }

  #change(order: ShopOrder, changes: Partial<ShopOrder>): ShopOrder {
    const changed = { ...this.orders.get(order.id)!, ...changes };
    this.orders.set(order.id, changed);
    return changed;
  }

  #after(minutes: number): string {
    return new Date(this.now().getTime() + minutes * 60_000).toISOString();
  }
}
