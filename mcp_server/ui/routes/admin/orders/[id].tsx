import { Head } from "fresh/runtime";
import { orderCancel } from "../../../../order/cancel_operation.ts";
import { orderHistory } from "../../../../order/desk_reads.ts";
import type {
  OrderHistory,
  StaffOrder,
} from "../../../../order/desk_schemas.ts";
import { orderHandOver } from "../../../../order/hand_over_operation.ts";
import { orderNote } from "../../../../order/note_operation.ts";
import { orderGet } from "../../../../order/read_operations.ts";
import { DoneNotice } from "../../../components/DoneNotice.tsx";
import { RefusedNotice } from "../../../components/RefusedNotice.tsx";
import { OrderActions } from "../../../components/order/OrderActions.tsx";
import { OrderBadges } from "../../../components/order/OrderBadges.tsx";
import { OrderChanges } from "../../../components/order/OrderChanges.tsx";
import { OrderFacts } from "../../../components/order/OrderFacts.tsx";
import type { FormValues } from "../../../desk/form_values.ts";
import { deskHandlers } from "../../../desk/handlers.ts";
import { orderWords } from "../../../locales/orders.ts";
import { define } from "../../../state.ts";

const argsOf = (form: FormValues) => ({ orderId: form.get("orderId") });

export const handler = define.handlers(deskHandlers({
  async load({ staff, params }) {
    const args = { orderId: params.id };
    const [{ order }, history] = await Promise.all([
      staff.call<{ order: StaffOrder }>(orderGet, args),
      staff.call<OrderHistory>(orderHistory, args),
    ]);
    return { order, history };
  },
  actions: {
    handOver: { operation: orderHandOver, argsOf },
    cancel: { operation: orderCancel, argsOf },
    note: {
      operation: orderNote,
      argsOf: (form) => ({ ...argsOf(form), note: form.get("note") }),
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state }) => {
  const { locale, text, newKey, adminContext } = state;
  const { order, history } = shown.data;
  const words = orderWords[locale];
  const place = { shown, locale, newKey };
  return (
    <div class="desk-page">
      <Head>
        <title>{`${words.title} ${order.number} · ${text.site}`}</title>
      </Head>
      <header class="page-header">
        <h1>
          {words.title} <span class="mono">{order.number}</span>
        </h1>
        <OrderBadges order={order} locale={locale} />
      </header>
      <DoneNotice done={shown.done} words={words.done} />
      <RefusedNotice place={place} />
      <div class="desk-columns">
        <OrderFacts order={order} time={state} />
        {adminContext && (
          <OrderActions order={order} place={place} staff={adminContext} />
        )}
        <OrderChanges history={history} time={state} />
      </div>
    </div>
  );
});
