import { parsePrice } from "../../../../../shared/text/price.ts";
import { LiveStatus } from "../../../components/LiveStatus.tsx";
import { OrderActions } from "../../../components/order/OrderActions.tsx";
import { OrderBadges } from "../../../components/order/OrderBadges.tsx";
import { OrderChanges } from "../../../components/order/OrderChanges.tsx";
import { OrderFacts } from "../../../components/order/OrderFacts.tsx";
import { PaymentActions } from "../../../components/order/PaymentActions.tsx";
import { PaymentCard } from "../../../components/order/PaymentCard.tsx";
import type { FormValues } from "../../../desk/form_values.ts";
import { deskHandlers } from "../../../desk/handlers.ts";
import { readIfAny } from "../../../desk/read_if_any.ts";
import { orderWords } from "../../../locales/orders.ts";
import { define } from "../../../state.ts";
import type {
  OrderHistory,
  OrderPayments,
  StaffOrder,
} from "../../../records/order.ts";
import { DeskPage } from "../../../components/DeskPage.tsx";

const argsOf = (form: FormValues) => ({ orderId: form.get("orderId") });

const refundOf = (form: FormValues) => {
  const typed = form.optional("amountMinor");
  return {
    ...argsOf(form),
    reason: form.get("reason"),
    ...(typed && { amountMinor: parsePrice(typed, form.get("currency")) }),
  };
};

export const handler = define.handlers(deskHandlers({
  async load({ staff, params }) {
    const args = { orderId: params.id };
    const [{ order }, history, payments] = await Promise.all([
      staff.call<{ order: StaffOrder }>("order_get", args),
      staff.call<OrderHistory>("order_history", args),
      readIfAny<OrderPayments>(staff, "order_payments", args),
    ]);
    return { order, history, payments };
  },
  actions: {
    ready: { operation: "order_ready", argsOf },
    handOver: { operation: "order_hand_over", argsOf },
    cancel: { operation: "order_cancel", argsOf },
    takePayment: { operation: "order_take_payment", argsOf },
    refund: { operation: "order_refund", argsOf: refundOf },
    note: {
      operation: "order_note",
      argsOf: (form) => ({ ...argsOf(form), note: form.get("note") }),
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state }) => {
  const { locale, text, newKey, adminContext } = state;
  const { order, history, payments } = shown.data;
  const words = orderWords[locale];
  const place = { shown, locale, newKey };
  return (
    <DeskPage
      text={text}
      words={{ title: `${words.title} ${order.number}`, done: words.done }}
      heading={
        <>
          {words.title} <span class="mono">{order.number}</span>
        </>
      }
      aside={
        <span id="order-state" data-topics="order">
          <OrderBadges order={order} locale={locale} />
        </span>
      }
      done={shown.done}
      place={place}
      live="/api/admin/changes"
    >
      <LiveStatus locale={locale} />
      <div class="desk-columns">
        <OrderFacts order={order} time={state} />
        <PaymentCard order={order} payments={payments} time={state}>
          {adminContext && (
            <PaymentActions order={order} place={place} staff={adminContext} />
          )}
        </PaymentCard>
        {adminContext && (
          <OrderActions order={order} place={place} staff={adminContext} />
        )}
        <OrderChanges history={history} time={state} />
      </div>
    </DeskPage>
  );
});
