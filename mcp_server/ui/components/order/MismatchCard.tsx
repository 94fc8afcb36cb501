import { formatDateTime, formatPrice, type Place } from "../../format.ts";
import { paymentWords } from "../../locales/payments.ts";
import type { Mismatches } from "../../records/order.ts";
import { DeskCard } from "../DeskCard.tsx";

interface Props {
  mismatches: Mismatches | null;
  time: Place & { now: Date };
}

/** Payments that were not accepted and that staff have to look at. */
export function MismatchCard({ mismatches, time }: Props) {
  const words = paymentWords[time.locale];
  const open =
    mismatches?.items.filter(({ refundStatus }) =>
      refundStatus === null || refundStatus === "failed"
    ) ?? [];
  if (open.length === 0) return null;
  return (
    <DeskCard id="mismatches" title={words.notAccepted} count={open.length}>
      <ul role="list" class="lines">
        {open.map((
          { paymentIntent, orderId, number, customerName, ...payment },
        ) => (
          <li key={paymentIntent} class="line">
            <a class="mono" href={`/admin/orders/${orderId}`}>{number}</a>
            <span>{customerName}</span>
            <span>
              {formatPrice(payment.amountMinor, payment.currency, time.locale)}
            </span>
            <span class="fine">
              {payment.outcome !== "paid" && words.reasons[payment.outcome]} ·
              {" "}
              {payment.refundStatus
                ? words.statuses[payment.refundStatus]
                : words.kept} · {formatDateTime(new Date(payment.at), time)}
            </span>
          </li>
        ))}
      </ul>
    </DeskCard>
  );
}
