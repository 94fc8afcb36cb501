import type { ComponentChildren } from "preact";
import { formatDateTime, formatPrice, type Place } from "../../format.ts";
import { orderWords } from "../../locales/orders.ts";
import { CustomerLink } from "../CustomerLink.tsx";
import type { StaffOrder } from "../../records/order.ts";

interface Props {
  orders: readonly StaffOrder[];
  time: Place & { now: Date };
  /** Whether all are of the one customer whom the page is about. */
  isOfOne?: boolean;
  /** Said where there are none. */
  nothing: string;
  /** Buttons beside an order. */
  actions?(order: StaffOrder): ComponentChildren;
}

/** Orders as a short list, such as those to hand out. */
export function OrderLines(
  { orders, time, isOfOne, nothing, actions }: Props,
) {
  if (orders.length === 0) return <p class="fine">{nothing}</p>;
  return (
    <ul role="list" class="lines">
      {orders.map((order) => (
        <li key={order.id}>
          <Line order={order} time={time} isOfOne={isOfOne} />
          {actions?.(order)}
        </li>
      ))}
    </ul>
  );
}

type LineProps =
  & { order: StaffOrder; isOfOne: boolean | undefined }
  & Pick<
    Props,
    "time"
  >;

function Line({ order, time, isOfOne }: LineProps) {
  const { id, number, customer, totalMinor, currency, expiresAt } = order;
  const words = orderWords[time.locale];
  return (
    <div class="line">
      <a class="mono" href={`/admin/orders/${id}`}>{number}</a>
      {!isOfOne && <CustomerLink customer={customer} unknown={words.unknown} />}
      <span class="fine">
        {itemsOf(order, time)} ·{" "}
        {formatPrice(totalMinor, currency, time.locale)}
      </span>
      <span class="fine">
        {expiresAt
          ? words.expires(formatDateTime(new Date(expiresAt), time))
          : isOfOne && words.statuses[order.status]}
      </span>
    </div>
  );
}

/** What was ordered, in one line. */
export function itemsOf(
  { items }: Pick<StaffOrder, "items">,
  { locale }: Pick<Place, "locale">,
): string {
  return items.map(({ name, quantity }) => `${name[locale]} × ${quantity}`)
    .join(locale === "ja" ? "、" : ", ");
}
