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

/** What can be done with an order as it is, and what staff noted of it. */
export function OrderActions(props: Props) {
  const { order, staff } = props;
  const { status, paymentStatus } = order;
  const canHandOver = status === "confirmed" && paymentStatus === "paid" &&
    staff.may("order_hand_over");
  const canTellReady = canHandOver && order.readyAt === null &&
    staff.may("order_ready");
  const canCancel = status === "pending" && staff.may("order_cancel");
  return (
    <div class="stack">
      {canHandOver && <HandOver {...props} />}
      {canTellReady && <Ready {...props} />}
      {canCancel && <Cancel {...props} />}
      <Note {...props} />
    </div>
  );
}

function HandOver({ order, place }: Props) {
  const words = orderWords[place.locale];
  return (
    <DeskCard id="hand-over" title={words.fulfilment} topics="order">
      <ActionForm
        place={place}
        action="handOver"
        target={{ orderId: order.id }}
      >
        <p class="fine">{words.handOverQuestion}</p>
        <button type="submit" class="button" data-kind="primary">
          {words.handOver}
        </button>
      </ActionForm>
    </DeskCard>
  );
}

function Ready({ order, place }: Props) {
  const words = orderWords[place.locale];
  return (
    <DeskCard id="ready" title={words.ready} topics="order">
      <ActionForm place={place} action="ready" target={{ orderId: order.id }}>
        <p class="fine">{words.readyQuestion}</p>
        <button type="submit" class="button">{words.ready}</button>
      </ActionForm>
    </DeskCard>
  );
}

function Cancel({ order, place }: Props) {
  const words = orderWords[place.locale];
  return (
    <DeskCard id="cancel" title={words.cancel} topics="order">
      <ActionForm place={place} action="cancel" target={{ orderId: order.id }}>
        <ConfirmButton
          label={words.cancel}
          question={words.cancelQuestion}
          confirm={words.cancelConfirm}
        />
      </ActionForm>
    </DeskCard>
  );
}

function Note({ order: { id, staffNote }, place, staff }: Props) {
  const words = orderWords[place.locale];
  const target = { orderId: id };
  const form = { place, action: "note", target };
  return (
    <DeskCard id="note" title={words.staffNote}>
      {staff.may("order_note")
        ? (
          <ActionForm {...form}>
            <TextAreaField
              {...form}
              name="note"
              label={words.noteLabel}
              value={staffNote ?? ""}
              rows={3}
              maxLength={2000}
            />
            <button type="submit" class="button">{words.saveNote}</button>
          </ActionForm>
        )
        : <p class="said" dir="auto">{staffNote}</p>}
    </DeskCard>
  );
}
