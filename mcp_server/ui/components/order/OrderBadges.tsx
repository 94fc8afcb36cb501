import type { Locale } from "../../../../shared/ui/locale.ts";
import { orderWords } from "../../locales/orders.ts";
import type { StaffOrder } from "../../records/order.ts";

const TONES: Record<StaffOrder["status"], string> = {
  pending: "warning",
  confirmed: "accent",
  completed: "success",
  cancelled: "",
  expired: "",
};

/** What became of an order, its payment and its hand-over. */
export function OrderBadges(
  { order, locale }: { order: StaffOrder; locale: Locale },
) {
  const { status, paymentStatus, fulfilmentStatus } = order;
  const { statuses, payments, fulfilments } = orderWords[locale];
  const isAlive = status === "confirmed" || status === "completed";
  return (
    <span class="badges">
      <span class="badge" data-tone={TONES[status]}>{statuses[status]}</span>
      {(isAlive || paymentStatus !== "unpaid") && (
        <span class="badge">{payments[paymentStatus]}</span>
      )}
      {status === "confirmed" && (
        <span class="badge">{fulfilments[fulfilmentStatus]}</span>
      )}
    </span>
  );
}
