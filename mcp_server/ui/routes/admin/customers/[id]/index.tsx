import {
  customerNote,
  customerUpdate,
} from "../../../../../customer/desk_writes.ts";
import { customerErase } from "../../../../../customer/erase_operation.ts";
import { customerMerge } from "../../../../../customer/merge_operation.ts";
import { BookingLines } from "../../../../components/BookingLines.tsx";
import { Contact } from "../../../../components/customer/Contact.tsx";
import {
  AccountBadge,
  CustomerState,
} from "../../../../components/customer/CustomerState.tsx";
import { MoreActions } from "../../../../components/customer/MoreActions.tsx";
import { Notes } from "../../../../components/customer/Notes.tsx";
import { Submissions } from "../../../../components/customer/Submissions.tsx";
import { DeskCard } from "../../../../components/DeskCard.tsx";
import { OrderLines } from "../../../../components/order/OrderLines.tsx";
import { ordersHref } from "../../../../order_filter.ts";
import { loadCustomer } from "../../../../customer_page.ts";
import { deskHandlers } from "../../../../desk/handlers.ts";
import { customerWords } from "../../../../locales/customers.ts";
import { define } from "../../../../state.ts";
import { DeskPage } from "../../../../components/DeskPage.tsx";

export const handler = define.handlers(deskHandlers({
  load: loadCustomer,
  actions: {
    edit: {
      operation: customerUpdate,
      argsOf: (form, { params }) => ({
        customerId: params.id,
        name: form.optional("name"),
        furigana: form.get("furigana"),
        phone: form.get("phone"),
        email: form.sent("email"),
      }),
    },
    note: {
      operation: customerNote,
      argsOf: (form, { params }) => ({
        customerId: params.id,
        text: form.get("text"),
      }),
    },
    merge: {
      operation: customerMerge,
      argsOf: (form, { params }) => ({
        customerId: params.id,
        intoId: form.get("intoId"),
      }),
      next: (result) => {
        const { id } = result.customer as { id: string };
        return `/admin/customers/${id}?done=merge`;
      },
    },
    erase: {
      operation: customerErase,
      argsOf: (_form, { params }) => ({ customerId: params.id }),
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state }) => {
  const { locale, text, newKey, adminContext: staff } = state;
  const { customer, upcoming, past, orders, ...rest } = shown.data;
  const words = customerWords[locale];
  if (!staff) return null;
  const props = { customer, words, place: { shown, locale, newKey }, staff };
  const list = { text, time: state, isOfOne: true };
  return (
    <DeskPage
      text={text}
      words={{ title: customer.name || words.unknown, done: words.done }}
      aside={<AccountBadge customer={customer} words={words} />}
      done={shown.done}
      place={props.place}
    >
      <CustomerState customer={customer} words={words} />
      <div class="desk-columns">
        <div class="stack">
          <Contact {...props} counts={rest.counts} time={state} />
          <Notes {...props} time={state} />
        </div>
        <div class="stack">
          <DeskCard id="upcoming" title={words.upcoming}>
            <BookingLines
              {...list}
              bookings={upcoming}
              nothing={words.noUpcoming}
            />
          </DeskCard>
          <DeskCard id="past" title={words.past}>
            <BookingLines {...list} bookings={past} nothing={words.noPast} />
          </DeskCard>
        </div>
        <div class="stack">
          {orders && (
            <DeskCard id="orders" title={words.orders}>
              <OrderLines
                orders={orders.items}
                time={state}
                isOfOne
                nothing={words.noOrders}
              />
              {orders.nextCursor && (
                <a href={ordersHref({ customer: customer.id })}>
                  {words.all}
                </a>
              )}
            </DeskCard>
          )}
          {rest.submissions && (
            <Submissions
              customerId={customer.id}
              submissions={rest.submissions}
              words={words}
              time={state}
            />
          )}
          <MoreActions {...props} merging={rest.merging} />
        </div>
      </div>
    </DeskPage>
  );
});
