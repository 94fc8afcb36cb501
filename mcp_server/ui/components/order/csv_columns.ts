import type { Locale } from "../../../../shared/ui/locale.ts";
import type { CsvColumn } from "../../desk/csv.ts";
import { orderWords } from "../../locales/orders.ts";
import { itemsOf } from "./OrderLines.tsx";
import type { StaffOrder } from "../../records/order.ts";

/** The columns of saved orders; times and amounts are as programs read them. */
export function orderCsvColumns(locale: Locale): CsvColumn<StaffOrder>[] {
  const words = orderWords[locale];
  return [
    { header: words.number, cell: ({ number }) => number },
    { header: words.placed, cell: ({ createdAt }) => createdAt },
    { header: words.status, cell: ({ status }) => words.statuses[status] },
    {
      header: words.payment,
      cell: ({ paymentStatus }) => words.payments[paymentStatus],
    },
    {
      header: words.fulfilment,
      cell: ({ fulfilmentStatus }) => words.fulfilments[fulfilmentStatus],
    },
    { header: words.customer, cell: ({ customer }) => customer.name },
    { header: words.items, cell: (order) => itemsOf(order, { locale }) },
    { header: words.total, cell: ({ totalMinor }) => totalMinor },
    { header: words.currency, cell: ({ currency }) => currency },
    { header: words.customerNote, cell: ({ note }) => note },
    { header: words.staffNote, cell: ({ staffNote }) => staffNote },
  ];
}
