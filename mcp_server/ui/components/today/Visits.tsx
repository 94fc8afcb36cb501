import { bookingDelete } from "../../../booking/delete_operation.ts";
import type { StaffBooking } from "../../../booking/schemas.ts";
import { bookingSetStatus } from "../../../booking/status_operation.ts";
import { ActionForm } from "../ActionForm.tsx";
import { BookingLines } from "../BookingLines.tsx";
import { ConfirmButton } from "../ConfirmButton.tsx";
import { DeskCard } from "../DeskCard.tsx";
import { TextField } from "../FormField.tsx";
import type { TodayProps } from "./props.ts";

/** Who is here, who comes, who is late, and who asks to come. */
export function Visits(props: TodayProps) {
  const { today: { day, requested }, words, text, time } = props;
  const list = { text, time, isToday: true };
  return (
    <>
      {day && (
        <DeskCard id="now" title={words.now} topics="calendar">
          <BookingLines
            {...list}
            bookings={day.now}
            nothing={words.nothing.now}
            actions={(booking) => <Came {...props} booking={booking} />}
          />
        </DeskCard>
      )}
      {day && day.late.length > 0 && (
        <DeskCard
          id="late"
          title={words.late}
          count={day.late.length}
          topics="calendar"
        >
          <BookingLines
            {...list}
            bookings={day.late}
            nothing=""
            actions={(booking) => <Came {...props} booking={booking} />}
          />
        </DeskCard>
      )}
      {day && (
        <DeskCard id="next" title={words.next} topics="calendar">
          <BookingLines
            {...list}
            bookings={day.next}
            nothing={words.nothing.next}
          />
        </DeskCard>
      )}
      {requested && (
        <DeskCard
          id="requested"
          title={words.requested}
          count={requested.length}
          topics="calendar"
        >
          <BookingLines
            text={text}
            time={time}
            bookings={requested}
            nothing={words.nothing.requested}
            actions={(booking) => <Decision {...props} booking={booking} />}
          />
        </DeskCard>
      )}
    </>
  );
}

type RowProps = TodayProps & { booking: StaffBooking };

function Came({ booking, words, place, staff }: RowProps) {
  if (booking.status !== "confirmed" || !staff.may(bookingSetStatus)) {
    return null;
  }
  const target = { bookingId: booking.id };
  return (
    <div class="row-actions">
      <ActionForm place={place} action="came" target={target}>
        <button type="submit" class="button" data-kind="primary">
          {words.came}
        </button>
      </ActionForm>
      <ActionForm place={place} action="noShow" target={target}>
        <button type="submit" class="button">{words.noShow}</button>
      </ActionForm>
    </div>
  );
}

function Decision({ booking, words, place, staff }: RowProps) {
  if (!staff.may(bookingDelete)) return null;
  const target = { bookingId: booking.id };
  const name = booking.customer.name || words.unknown;
  return (
    <div class="row-actions">
      <ActionForm place={place} action="accept" target={target}>
        <button type="submit" class="button" data-kind="primary">
          {words.accept}
        </button>
      </ActionForm>
      <ActionForm place={place} action="decline" target={target}>
        <ConfirmButton
          label={words.decline}
          question={words.declineQuestion(name)}
          confirm={words.declineConfirm}
        >
          <TextField
            place={place}
            action="decline"
            target={target}
            name="reason"
            label={words.reason}
            maxLength={500}
          />
        </ConfirmButton>
      </ActionForm>
    </div>
  );
}
