import type { ToolArguments } from "../agent/turn.ts";
import type { Item, ShopReader } from "./shop_reader.ts";

/** Kinds of items that the deletion of the account cancels at the shop. */
export type OpenItemKind = "booking" | "order";

/** A future booking or an unpaid order. */
export interface OpenItem {
  kind: OpenItemKind;
  /** As the list told it. */
  item: Item;
  /** Name and arguments of the write that cancels it. */
  cancel: { tool: string; args: ToolArguments };
}

interface KindOfItem {
  kind: OpenItemKind;
  list: string;
  filter: (now: Date) => ToolArguments;
  open: readonly string[];
  cancel: string;
  id: string;
}

const KINDS: readonly KindOfItem[] = [
  {
    kind: "booking",
    list: "booking_list",
    filter: (now) => ({ from: now.toISOString() }),
    open: ["requested", "confirmed"],
    cancel: "booking_delete",
    id: "bookingId",
  },
  {
    kind: "order",
    list: "order_list",
    filter: () => ({ status: "pending" }),
    open: ["pending"],
    cancel: "order_cancel",
    id: "orderId",
  },
];

/**
 * The customer's future bookings and unpaid orders. A business without bookings
 * or orders has none.
 *
 * @throws {McpUnavailableError | ShopUnavailableError}
 */
export async function listOpenItems(
  shop: ShopReader,
  now: Date,
): Promise<OpenItem[]> {
  const found = await Promise.all(
    KINDS.map(({ list, filter }) =>
      Array.fromAsync(shop.list(list, filter(now)))
    ),
  );
  return KINDS.flatMap(({ kind, open, cancel, id }, index) =>
    found[index]!.filter(({ status }) => open.includes(String(status)))
      .map((item) => ({
        kind,
        item,
        cancel: { tool: cancel, args: { [id]: item["id"] } },
      }))
  );
}
