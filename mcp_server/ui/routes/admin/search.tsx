import { BookingLines } from "../../components/BookingLines.tsx";
import { customerColumns } from "../../components/customer/customer_columns.tsx";
import { DeskCard } from "../../components/DeskCard.tsx";
import { ListTable } from "../../components/ListTable.tsx";
import { OrderLines } from "../../components/order/OrderLines.tsx";
import { deskHandlers } from "../../desk/handlers.ts";
import { searchWords } from "../../locales/search.ts";
import { hrefOf } from "../../query.ts";
import { loadSearch } from "../../search_page.ts";
import { define } from "../../state.ts";
import { DeskPage } from "../../components/DeskPage.tsx";

export const handler = define.handlers(deskHandlers({ load: loadSearch }));

export default define.page<typeof handler>(({ data: shown, state }) => {
  const { query, customers, bookings, orders } = shown.data;
  const { locale, text } = state;
  const words = searchWords[locale];
  const isEmpty = customers.items.length + orders.length === 0;
  return (
    <DeskPage
      text={text}
      words={{ title: query ? words.resultsFor(query) : words.title }}
    >
      {isEmpty && <p class="empty">{query ? words.nothing : words.hint}</p>}
      {orders.length > 0 && (
        <DeskCard id="orders" title={words.orders}>
          <OrderLines orders={orders} time={state} nothing="" />
        </DeskCard>
      )}
      {customers.items.length > 0 && (
        <section class="stack" aria-labelledby="customers">
          <h2 id="customers">{words.customers}</h2>
          <ListTable
            label={words.customers}
            columns={customerColumns(state)}
            rows={customers.items}
            keyOf={({ id }) =>
              id}
          />
          {customers.nextCursor && (
            <a href={hrefOf("/admin/customers", { q: query })}>{words.more}</a>
          )}
        </section>
      )}
      {bookings.length > 0 && (
        <DeskCard id="bookings" title={words.bookings}>
          <BookingLines
            bookings={bookings}
            text={text}
            time={state}
            nothing=""
          />
        </DeskCard>
      )}
    </DeskPage>
  );
});
