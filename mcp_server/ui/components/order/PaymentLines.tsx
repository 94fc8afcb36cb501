import { formatDateTime, formatPrice, type Place } from "../../format.ts";
import { paymentWords } from "../../locales/payments.ts";
import type { OrderPayments } from "../../records/order.ts";

interface Props {
  of: OrderPayments;
  time: Place & { now: Date };
}

/** Payments that an order did not keep, its refunds, and its disputes. */
export function PaymentLines({ of, time }: Props) {
  const words = paymentWords[time.locale];
  const rejected = of.payments.filter(({ outcome }) => outcome !== "paid");
  return (
    <>
      <Lines
        title={words.notAccepted}
        time={time}
        lines={rejected.map(({ paymentIntent, outcome, ...money }) => ({
          ...money,
          key: paymentIntent,
          said: [outcome === "paid" ? "" : words.reasons[outcome]],
        }))}
      />
      <Lines
        title={words.refunds}
        time={time}
        lines={of.refunds.map(({ refundId, reason, status, ...money }) => ({
          ...money,
          key: refundId,
          said: [words.statuses[status], words.reasons[reason]],
        }))}
      />
      <Lines
        title={words.disputes}
        time={time}
        lines={of.disputes.map((
          { disputeId, status, reason, dueBy, ...money },
        ) => ({
          ...money,
          key: disputeId,
          said: [
            `${status} · ${reason}`,
            dueBy ? words.dueBy(formatDateTime(new Date(dueBy), time)) : "",
          ],
        }))}
      />
    </>
  );
}

interface LinesProps {
  title: string;
  time: Place & { now: Date };
  lines: readonly {
    key: string;
    at: string;
    amountMinor: number;
    currency: string;
    said: readonly string[];
  }[];
}

function Lines({ title, time, lines }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul role="list" class="lines">
        {lines.map(({ key, at, amountMinor, currency, said }) => (
          <li key={key} class="line">
            <time dateTime={at}>{formatDateTime(new Date(at), time)}</time>
            <span>{formatPrice(amountMinor, currency, time.locale)}</span>
            <span class="fine">{said.filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
