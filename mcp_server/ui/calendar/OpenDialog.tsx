import { BlockDialog } from "./BlockDialog.tsx";
import { BookingDialog } from "./BookingDialog.tsx";
import type { CalendarReader } from "./context.ts";
import { CreateDialog } from "./CreateDialog.tsx";
import type { NewPlace } from "./new_booking.ts";
import type { CalendarActions } from "./use_calendar.ts";

/** Which dialog is open, and what it is about. */
export type Open =
  | { kind: "booking"; id: string }
  | { kind: "create"; place: NewPlace }
  | { kind: "block"; closesDay: boolean };

interface Props {
  open: Open | null;
  /** `YYYY-MM-DD` on show. */
  day: string;
  actions: CalendarActions;
  reader: CalendarReader;
  mayChange: boolean;
  now: number;
  onClose(): void;
}

/** The dialog that is open, if one is. */
export function OpenDialog({ open, day, mayChange, now, ...props }: Props) {
  switch (open?.kind) {
    case "booking": {
      const booking = props.actions.calendar.items
        .find(({ id }) => id === open.id);
      return booking
        ? <BookingDialog {...{ booking, mayChange, now }} {...props} />
        : null;
    }
    case "create":
      return <CreateDialog place={open.place} {...props} />;
    case "block":
      return <BlockDialog day={day} closesDay={open.closesDay} {...props} />;
    default:
      return null;
  }
}
