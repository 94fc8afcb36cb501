import { formatDateTime, formatPrice, type Place } from "../../format.ts";
import { paymentWords } from "../../locales/payments.ts";
import type { StaffOrder } from "../../records/order.ts";

interface Props {
  order: StaffOrder;
  time: Place & { now: Date };
}

/** Whether an order is paid, how, and what was given back. */
export function PaymentFacts({ order, time }: Props) {
  const words = paymentWords[time.locale];
  const { paidAt, paymentIntent, refundedMinor, currency } = order;
  if (paidAt === null) return <Unpaid order={order} time={time} />;
  return (
    <dl class="facts">
      <dt>{words.paidAt}</dt>
      <dd>{formatDateTime(new Date(paidAt), time)}</dd>
      <dt>{words.paidBy}</dt>
      <dd>{paymentIntent === null ? words.counter : words.online}</dd>
      {paymentIntent && <dt>{words.reference}</dt>}
      {paymentIntent && <dd class="mono">{paymentIntent}</dd>}
      {refundedMinor > 0 && <dt>{words.refunded}</dt>}
      {refundedMinor > 0 && (
        <dd>{formatPrice(refundedMinor, currency, time.locale)}</dd>
      )}
    </dl>
  );
}

function Unpaid({ order: { expiresAt, awaitsVoucher }, time }: Props) {
  const words = paymentWords[time.locale];
  const until = expiresAt && formatDateTime(new Date(expiresAt), time);
  return (
    <>
      <p class="fine">{words.unpaid}</p>
      {awaitsVoucher && <p class="fine">{words.voucher}</p>}
      {until && <p class="fine">{words.heldUntil(until)}</p>}
    </>
  );
}
