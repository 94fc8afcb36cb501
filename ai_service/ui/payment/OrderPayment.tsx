import { Button } from "../../../shared/ui/Button.tsx";
import { useLanguage } from "../client/language.ts";
import { useResultActions } from "../results/actions.ts";
import { numberOf, type Row, textOf } from "../results/read_result.ts";
import { PaymentDue } from "./PaymentDue.tsx";
import { useOrder } from "./use_order.ts";
import { usePayment } from "./use_payment.ts";

/** The payment of an order that was told as it was before it was paid. */
export function PresentPayment({ told }: { told: Row }) {
  return <OrderPayment order={useOrder(told)} />;
}

/** Whether an order is paid; until when it can be, and the button for it. */
export function OrderPayment({ order }: { order: Row }) {
  const { text, locale } = useLanguage();
  const orderId = String(order.id);
  const payment = usePayment(orderId);
  const { hasPayments } = useResultActions();
  const words = text.payment;
  const expiresAt = textOf(order.expiresAt, locale);
  if (order.paymentStatus !== "unpaid") {
    const isPartly = order.paymentStatus === "paid" &&
      numberOf(order.refundedMinor) > 0;
    const status = isPartly
      ? words.statuses.partially_refunded
      : words.statuses[String(order.paymentStatus)];
    return (
      <p class="payment" data-status={String(order.paymentStatus)}>
        {status ?? String(order.paymentStatus)}
        {order.paymentStatus === "paid" && (
          <a href={`/payment/receipt/${orderId}`} target="_blank">
            {words.toReceipt}
          </a>
        )}
      </p>
    );
  }
  if (order.awaitsVoucher === true) {
    return (
      <p class="payment" data-status="awaiting">{words.statuses.awaiting}</p>
    );
  }
  if (order.status !== "pending") {
    return <p class="payment">{words.notPayable}</p>;
  }
  return (
    <div class="payment" data-status="unpaid">
      {expiresAt && <PaymentDue until={expiresAt} />}
      {hasPayments && (
        <Button
          kind="primary"
          disabled={payment.busy}
          onClick={() => payment.begin()}
        >
          {words.pay}
        </Button>
      )}
      {hasPayments && (
        <a class="payment-terms" href="/disclosure" target="_blank">
          {words.toDisclosure}
        </a>
      )}
      {payment.failure && (
        <p role="alert">
          {text.failure.codes[payment.failure] ?? words.failed}
        </p>
      )}
    </div>
  );
}
