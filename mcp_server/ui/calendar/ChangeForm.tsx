import { useState } from "preact/hooks";
import { toLocalIso } from "../../../shared/time/time_zone.ts";
import type { BookingDialogProps } from "./BookingDialog.tsx";
import { placeOf } from "./changes.ts";
import { toInstant, toLocalMoment } from "./local_moment.ts";
import { PreviewLine } from "./PreviewLine.tsx";
import { useFirstFocus } from "./use_first_focus.ts";
import { usePreview } from "./use_preview.ts";
import { type When, WhenFields } from "./WhenFields.tsx";

/** Another time, length or column, for whoever does not drag. */
export function ChangeForm(
  { booking, actions, reader, onClose }: BookingDialogProps,
) {
  const { words, timeZone } = reader;
  const form = useFirstFocus();
  const before = placeOf(booking);
  const [when, setWhen] = useState<When>(() => ({
    ...toLocalMoment(before.start, timeZone),
    minutes: String(before.durationMinutes),
    resourceId: before.resourceId,
  }));
  const start = toInstant(when, timeZone, before.start);
  const durationMinutes = Number(when.minutes);
  const to = start !== null && durationMinutes >= 5
    ? { start, durationMinutes, resourceId: when.resourceId }
    : null;
  const preview = usePreview(
    "booking/update",
    to && {
      ...to,
      bookingId: booking.id,
      start: toLocalIso(to.start, timeZone),
    },
    { actions, reader },
  );
  const submit = (event: Event) => {
    event.preventDefault();
    if (!to) return;
    onClose();
    actions.move(booking, to);
  };
  return (
    <form ref={form} class="dialog-form" onSubmit={submit}>
      <WhenFields
        when={when}
        serviceId={booking.serviceId}
        calendar={actions.calendar}
        reader={reader}
        allowsAnyone={false}
        onChange={setWhen}
      />
      <PreviewLine note={preview} />
      <button type="submit" class="button" data-kind="primary">
        {words.save}
      </button>
    </form>
  );
}
