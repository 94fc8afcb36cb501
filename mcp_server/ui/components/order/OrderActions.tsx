import { orderWords } from "../../locales/orders.ts";
import type { AdminContext } from "../../state.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";
import { ConfirmButton } from "../ConfirmButton.tsx";
import { DeskCard } from "../DeskCard.tsx";
import { TextAreaField } from "../FormField.tsx";
import type { StaffOrder } from "../../records/order.ts";

interface Props {
  order: StaffOrder;
  place: FormPlace;
  staff: AdminContext;
}

/** What can be done with an order as it is. */
export function OrderActions({ order, place, staff }: Props) {
  const words = orderWords[place.locale];
  const target = { orderId: order.id };
  const { status, paymentStatus, staffNote } = order;
  const isPaid = status === "confirmed" && paymentStatus === "paid";
  return (
    <DeskCard id="note" title={words.staffNote}>
      {staff.may("order_note")
        ? (
          <ActionForm place={place} action="note" target={target}>
            <TextAreaField
              place={place}
              action="note"
              target={target}
              name="note"
              label={words.staffNote}
              value={staffNote ?? ""}
              rows={3}
              maxLength={2000}
            />
            <button type="submit" class="button">{words.saveNote}</button>
          </ActionForm>
        )
        : <p class="said" dir="auto">{staffNote}</p>}
      {isPaid && staff.may("order_hand_over") && (
        <ActionForm place={place} action="handOver" target={target}>
          <p class="fine">{words.handOverQuestion}</p>
          <button type="submit" class="button" data-kind="primary">
            {words.handOver}
          </button>
        </ActionForm>
      )}
      {status === "pending" && staff.may("order_cancel") && (
        <ActionForm place={place} action="cancel" target={target}>
          <ConfirmButton
            label={words.cancel}
            question={words.cancelQuestion}
            confirm={words.cancelConfirm}
          />
        </ActionForm>
      )}
    </DeskCard>
  );
}
