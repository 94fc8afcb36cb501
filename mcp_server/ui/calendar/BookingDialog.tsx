import { useRef, useState } from "preact/hooks";
import type { CalendarBooking } from "../../booking/calendar_schemas.ts";
import { type CalendarReader, whenText } from "./context.ts";
import { ChangeForm } from "./ChangeForm.tsx";
import { Dialog } from "./Dialog.tsx";
import { CancelForm } from "./CancelForm.tsx";
import { Problem } from "./Problem.tsx";
import type { CalendarActions } from "./use_calendar.ts";
import { useSubmit } from "./use_submit.ts";

export interface BookingDialogProps {
  booking: CalendarBooking;
  actions: CalendarActions;
  reader: CalendarReader;
  mayChange: boolean;
  now: number;
  onClose(): void;
}

/** One booking: what it is, and what can become of it. */
export function BookingDialog(props: BookingDialogProps) {
  const { booking, reader, mayChange, onClose } = props;
  const { words, locale } = reader;
  const { status } = booking;
  const [form, setForm] = useState<"change" | "cancel" | null>(null);
  const isActive = status === "requested" || status === "confirmed";
  return (
    <Dialog
      title={booking.customerName || words.customer}
      closeLabel={words.close}
      onClose={onClose}
    >
      <dl class="booking-facts">
        <dt>{words.status}</dt>
        <dd>
          <span class="calendar-status" data-status={status}>
            {words.statuses[status]}
          </span>
        </dd>
        <dt>{words.time}</dt>
        <dd>{whenText(booking, reader)}</dd>
        <dt>{words.service}</dt>
        <dd>{booking.service[locale]}</dd>
        {booking.note && (
          <>
            <dt>{words.note}</dt>
            <dd>{booking.note}</dd>
          </>
        )}
      </dl>
      {mayChange && form === null && (
        <div class="dialog-buttons">
          <Outcomes {...props} />
          {isActive && (
            <>
              <button
                type="button"
                class="button"
                onClick={() => setForm("change")}
              >
                {words.change}
              </button>
              <button
                type="button"
                class="button"
                data-kind="danger"
                onClick={() => setForm("cancel")}
              >
                {status === "requested" ? words.decline : words.cancelBooking}
              </button>
            </>
          )}
        </div>
      )}
      {form === "change" && <ChangeForm {...props} />}
      {form === "cancel" && <CancelForm {...props} />}
    </Dialog>
  );
}

type Outcome = "confirmed" | "completed" | "no_show";

function outcomesOf(
  { status, start }: CalendarBooking,
  now: number,
): Outcome[] {
  const hasBegun = Date.parse(start) <= now;
  switch (status) {
    case "requested":
      return ["confirmed"];
    case "confirmed":
      return hasBegun ? ["completed", "no_show"] : [];
    case "completed":
      return ["no_show"];
    case "no_show":
      return ["completed"];
    default:
      return [];
  }
}

function Outcomes(
  { booking, actions, reader, now, onClose }: BookingDialogProps,
) {
  const { words } = reader;
  const labels: Record<Outcome, string> = {
    confirmed: words.accept,
    completed: words.completed,
    no_show: words.noShow,
  };
  const asked = useRef<Outcome>();
  const { submit, problem } = useSubmit(async (by) => {
    const status = asked.current!;
    const args = { bookingId: booking.id, status };
    if (!await actions.write("booking/set_status", args, by)) return;
    const { customerName } = booking;
    actions.tell(words.did.status(customerName, words.statuses[status]));
    onClose();
  });
  return (
    <>
      <Problem text={problem} />
      {outcomesOf(booking, now).map((status) => (
        <button
          key={status}
          type="button"
          class="button"
          data-kind={status === "no_show" ? undefined : "primary"}
          onClick={() => {
            asked.current = status;
            submit();
          }}
        >
          {labels[status]}
        </button>
      ))}
    </>
  );
}
