import { ListTable } from "../../../components/ListTable.tsx";
import { LiveStatus } from "../../../components/LiveStatus.tsx";
import { Paging } from "../../../components/Paging.tsx";
import { MismatchCard } from "../../../components/order/MismatchCard.tsx";
import { OrderFilters } from "../../../components/order/OrderFilters.tsx";
import { orderColumns } from "../../../components/order/order_columns.tsx";
import { deskHandlers } from "../../../desk/handlers.ts";
import { readIfAny } from "../../../desk/read_if_any.ts";
import { orderWords } from "../../../locales/orders.ts";
import {
  argumentsOf,
  ordersHref,
  readOrderFilter,
} from "../../../order_filter.ts";
import { parameter } from "../../../query.ts";
import { define } from "../../../state.ts";
import type { Mismatches, OrderPage } from "../../../records/order.ts";
import { DeskPage } from "../../../components/DeskPage.tsx";

const LIMIT = 50;

export const handler = define.handlers(deskHandlers({
  async load({ staff, state, url }) {
    const filter = readOrderFilter(url);
    const [list, mismatches] = await Promise.all([
      staff.call<OrderPage>("order_list", {
        ...argumentsOf(filter, state.timeZone),
        cursor: parameter(url, "cursor"),
        limit: LIMIT,
      }),
      readIfAny<Mismatches>(staff, "order_mismatches", { limit: LIMIT }),
    ]);
    return { filter, list, mismatches };
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { filter, list, mismatches } = shown.data;
  const { text, locale, adminContext } = state;
  const words = orderWords[locale];
  return (
    <DeskPage
      text={text}
      words={{ title: words.title }}
      live="/api/admin/changes"
      aside={adminContext?.may("order_export") && (
        <a
          class="button"
          href={ordersHref(filter, { path: "/admin/orders/export" })}
          download
        >
          {words.export}
        </a>
      )}
    >
      <LiveStatus locale={locale} />
      <div id="mismatches-now" data-topics="order">
        <MismatchCard mismatches={mismatches} time={state} />
      </div>
      <OrderFilters filter={filter} locale={locale} />
      {filter.customer && <p class="notice">{words.ofCustomer}</p>}
      <div id="orders-now" data-topics="order">
        {list.items.length > 0
          ? (
            <ListTable
              label={words.title}
              columns={orderColumns(state)}
              rows={list.items}
              keyOf={({ id }) => id}
            />
          )
          : <p class="empty">{words.none}</p>}
        <Paging text={text} url={url} nextCursor={list.nextCursor} />
      </div>
    </DeskPage>
  );
});
