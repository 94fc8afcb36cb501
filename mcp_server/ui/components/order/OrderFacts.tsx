import { formatDateTime, formatPrice, type Place } from "../../format.ts";
import { orderWords } from "../../locales/orders.ts";
import { CustomerLink } from "../CustomerLink.tsx";
import { DeskCard } from "../DeskCard.tsx";
import type { StaffOrder } from "../../records/order.ts";

/** What was ordered, by whom, and for how much. */
export function OrderFacts(
  { order, time }: { order: StaffOrder; time: Place & { now: Date } },
) {
  const words = orderWords[time.locale];
  const { customer, createdAt, expiresAt, note, currency } = order;
  const price = (minor: number) => formatPrice(minor, currency, time.locale);
  return (
    <DeskCard id="items" title={words.items} topics="order">
      <ul role="list" class="lines">
        {order.items.map(({ productId, name, quantity, unitPriceMinor }) => (
          <li key={productId} class="amount">
            <span>{name[time.locale]} × {quantity}</span>
            <span>{price(unitPriceMinor * quantity)}</span>
          </li>
        ))}
        <li class="amount total">
          <span>{words.total}</span>
          <span>{price(order.totalMinor)}</span>
        </li>
      </ul>
      <dl class="facts">
        <dt>{words.customer}</dt>
        <dd>
          <CustomerLink customer={customer} unknown={words.unknown} />
        </dd>
        <dt>{words.placed}</dt>
        <dd>{formatDateTime(new Date(createdAt), time)}</dd>
        {expiresAt && <dt>{words.payment}</dt>}
        {expiresAt && (
          <dd>{words.expires(formatDateTime(new Date(expiresAt), time))}</dd>
        )}
        {note && <dt>{words.customerNote}</dt>}
        {note && <dd class="said" dir="auto">{note}</dd>}
      </dl>
    </DeskCard>
  );
}
