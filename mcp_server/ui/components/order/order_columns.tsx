import { formatDateTime, formatPrice, type Place } from "../../format.ts";
import { orderWords } from "../../locales/orders.ts";
import { CustomerLink } from "../CustomerLink.tsx";
import type { ListColumn } from "../ListTable.tsx";
import { itemsOf } from "./OrderLines.tsx";
import { OrderBadges } from "./OrderBadges.tsx";
import type { StaffOrder } from "../../records/order.ts";

/** The columns of the list of orders, in their order. */
export function orderColumns(
  time: Place & { now: Date },
): ListColumn<StaffOrder>[] {
  const words = orderWords[time.locale];
  return [
    {
      name: "number",
      header: words.number,
      cell: ({ id, number }) => (
        <a class="mono" href={`/admin/orders/${id}`}>{number}</a>
      ),
    },
    {
      name: "customer",
      header: words.customer,
      cell: ({ customer }) => (
        <CustomerLink customer={customer} unknown={words.unknown} />
      ),
    },
    {
      name: "items",
      header: words.items,
      cell: (order) => itemsOf(order, time),
    },
    {
      name: "total",
      header: words.total,
      cell: ({ totalMinor, currency }) =>
        formatPrice(totalMinor, currency, time.locale),
    },
    {
      name: "placed",
      header: words.placed,
      cell: ({ createdAt }) => formatDateTime(new Date(createdAt), time),
    },
    {
      name: "status",
      header: words.status,
      cell: (order) => <OrderBadges order={order} locale={time.locale} />,
    },
  ];
}
