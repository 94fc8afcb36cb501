import type { Slice } from "../operation/slice.ts";
import { orderItems, orders } from "./columns.ts";
import {
  orderDisputes,
  orderPayments,
  orderRefunds,
} from "./payment_columns.ts";
import { orderOperations, orderStaffOperations } from "./operations.ts";
import { releaseExpiredOrders } from "./stock.ts";

export const orderSlice: Slice = {
  noun: "order",
  title: { ja: "商品の注文", en: "Orders of products" },
  operations: orderOperations,
  staffOperations: orderStaffOperations,
  tables: [orders, orderItems, orderPayments, orderRefunds, orderDisputes],
  async housekeeping(sql, now) {
    await releaseExpiredOrders(sql, now);
  },
};
