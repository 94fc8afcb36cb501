import { formatMoney } from "../../../shared/ui/format.ts";
import { useLanguage } from "../client/language.ts";
import { OrderPayment } from "../payment/OrderPayment.tsx";
import { ActionButton } from "./ActionButton.tsx";
import { numberOf, type Row, rowOf, rowsOf, textOf } from "./read_result.ts";
import { usePresent } from "./use_present.ts";

/** The person's orders with their lines and total. */
export function Orders({ result }: { result: unknown }) {
  const { text } = useLanguage();
  const one = rowOf(result, "order");
  const told = one ? [one] : rowsOf(result, "items");
  const orders = usePresent("order_list", told);
  if (orders.length === 0) return <p>{text.results.noOrders}</p>;
  return (
    <ul class="result-cards" role="list">
      {orders.map((order, at) => (
        <Order key={String(order.id)} told={told[at]!} order={order} />
      ))}
    </ul>
  );
}

/** An order as it is now, though the answer was given before it was paid. */
function Order({ told, order }: { told: Row; order: Row }) {
  const { text, format, locale } = useLanguage();
  const { results } = text;
  const number = textOf(order.number, locale);
  const currency = textOf(order.currency, locale) || "JPY";
  const money = (minor: unknown) =>
    formatMoney(numberOf(minor), currency, locale);
  const expiresAt = textOf(order.expiresAt, locale);
  return (
    <li class="result-card">
      <h3>{results.orderNumber(number)}</h3>
      <ul class="result-lines" role="list">
        {rowsOf(order, "items").map((item) => (
          <li key={String(item.productId)}>
            {textOf(item.name, locale)} × {numberOf(item.quantity)}
            <span>
              {money(numberOf(item.unitPriceMinor) * numberOf(item.quantity))}
            </span>
          </li>
        ))}
      </ul>
      <p class="result-facts">{results.total(money(order.totalMinor))}</p>
      <p class="result-words">{statusOf(order, results)}</p>
      {isUnpaid(told)
        ? <OrderPayment order={order} />
        : expiresAt && (
          <p class="result-words">
            {results.heldUntil(format.dateTime(expiresAt))}
          </p>
        )}
      {isUnpaid(order) && (
        <div class="result-actions">
          <ActionButton
            kind="quiet"
            label={results.cancelOrderOf(number)}
            tap={{
              tool: "order_cancel",
              args: { orderId: order.id },
              saidAs: results.iWouldCancelOrder(number),
            }}
          >
            {results.cancelOrder}
          </ActionButton>
        </div>
      )}
    </li>
  );
}

function statusOf(
  { status, paymentStatus }: Row,
  words: {
    orderStatuses: Record<string, string>;
    paymentStatuses: Record<string, string>;
  },
): string {
  return [
    words.orderStatuses[String(status)] ?? String(status),
    words.paymentStatuses[String(paymentStatus)],
  ].filter(Boolean).join(" · ");
}

/** Whether it waits to be paid, and can be cancelled until then. */
function isUnpaid({ status, paymentStatus }: Row): boolean {
  return status === "pending" && paymentStatus === "unpaid";
}
