import type { ComponentChildren } from "preact";
import type { Place } from "../../format.ts";
import { paymentWords } from "../../locales/payments.ts";
import type { OrderPayments, StaffOrder } from "../../records/order.ts";
import { DeskCard } from "../DeskCard.tsx";
import { PaymentFacts } from "./PaymentFacts.tsx";
import { PaymentLines } from "./PaymentLines.tsx";

interface Props {
  order: StaffOrder;
  /** Null for who may not see them. */
  payments: OrderPayments | null;
  time: Place & { now: Date };
  /** What can be done. */
  children: ComponentChildren;
}

/** The payment of an order, with all that happened to it. */
export function PaymentCard({ order, payments, time, children }: Props) {
  return (
    <DeskCard
      id="payment"
      title={paymentWords[time.locale].title}
      topics="order"
    >
      <PaymentFacts order={order} time={time} />
      {payments && <PaymentLines of={payments} time={time} />}
      {children}
    </DeskCard>
  );
}
