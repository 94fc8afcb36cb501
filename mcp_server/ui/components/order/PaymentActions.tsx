import { formatPrice } from "../../format.ts";
import { paymentWords } from "../../locales/payments.ts";
import { REFUND_REASONS, type StaffOrder } from "../../records/order.ts";
import type { AdminContext } from "../../state.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";
import { ConfirmButton } from "../ConfirmButton.tsx";
import { SelectField, TextField } from "../FormField.tsx";

interface Props {
  order: StaffOrder;
  place: FormPlace;
  staff: AdminContext;
}

/** Taking money for an order at the counter, and giving it back. */
export function PaymentActions({ order, place, staff }: Props) {
  const { status, paymentStatus } = order;
  const isOpen = status === "pending" || status === "expired";
  if (isOpen && staff.may("order_take_payment")) {
    return <TakePayment order={order} place={place} />;
  }
  if (paymentStatus === "paid" && staff.may("order_refund")) {
    return <Refund order={order} place={place} />;
  }
  return null;
}

type FormProps = Pick<Props, "order" | "place">;

function TakePayment({ order, place }: FormProps) {
  const words = paymentWords[place.locale];
  const { id, totalMinor, currency } = order;
  const total = formatPrice(totalMinor, currency, place.locale);
  return (
    <ActionForm place={place} action="takePayment" target={{ orderId: id }}>
      <ConfirmButton
        label={words.takePayment}
        question={words.takePaymentQuestion(total)}
        confirm={words.takePaymentConfirm}
      />
    </ActionForm>
  );
}

function Refund({ order, place }: FormProps) {
  const words = paymentWords[place.locale];
  const { id, currency, paymentIntent } = order;
  const target = { orderId: id };
  const form = { place, action: "refund", target };
  const isOnline = paymentIntent !== null;
  return (
    <ActionForm {...form}>
      <input type="hidden" name="currency" value={currency} />
      <ConfirmButton
        label={words.refund}
        question={isOnline ? words.refundOnline : words.refundCounter}
        confirm={words.refundConfirm}
      >
        <TextField
          {...form}
          name="amountMinor"
          label={words.amount(currency)}
          hint={words.amountHint}
          inputMode="decimal"
          autocomplete="off"
        />
        <SelectField
          {...form}
          name="reason"
          label={words.reason}
          options={REFUND_REASONS.map((value) => ({
            value,
            label: words.reasons[value],
          }))}
        />
      </ConfirmButton>
    </ActionForm>
  );
}
