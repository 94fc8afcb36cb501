import { useState } from "preact/hooks";
import type { Override } from "../../booking/overrides.ts";
import type { BookingDialogProps } from "./BookingDialog.tsx";
import { InputControl } from "./Control.tsx";
import { PreviewLine } from "./PreviewLine.tsx";
import { Problem } from "./Problem.tsx";
import { SubmitButton } from "./SubmitButton.tsx";
import { useFirstFocus } from "./use_first_focus.ts";
import { usePreview } from "./use_preview.ts";
import { useSubmit } from "./use_submit.ts";

/** Cancels a booking, or declines one that was only requested, with a reason. */
export function CancelForm(
  { booking, actions, reader, onClose }: BookingDialogProps,
) {
  const { words } = reader;
  const form = useFirstFocus();
  const [reason, setReason] = useState("");
  const bookingId = booking.id;
  const preview = usePreview("booking/delete", { bookingId }, {
    actions,
    reader,
  });
  const { submit, problem, clear } = useSubmit(async (by) => {
    const args = { bookingId, ...(reason && { reason }) };
    const result = await actions.write<{ overrode?: Override[] }>(
      "booking/delete",
      args,
      by,
    );
    if (!result) return;
    const said = words.did.cancelled(booking.customerName);
    actions.tell(said + actions.rules(result));
    onClose();
  });
  return (
    <form ref={form} class="dialog-form" onSubmit={submit} onInput={clear}>
      <InputControl
        id="cancel-reason"
        label={words.reason}
        value={reason}
        maxLength={500}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <PreviewLine note={problem === null ? preview : null} />
      <Problem text={problem} />
      <SubmitButton
        label={booking.status === "requested"
          ? words.confirmDecline
          : words.confirmCancel}
        isDanger
        {...{ actions, reader }}
      />
    </form>
  );
}
