import { useState } from "preact/hooks";
import type { BookingDialogProps } from "./BookingDialog.tsx";
import { changedFields, isSamePlace, placeOf } from "./changes.ts";
import { whenText } from "./context.ts";
import { toInstant, toLocalMoment } from "./local_moment.ts";
import { PreviewLine } from "./PreviewLine.tsx";
import { SubmitButton } from "./SubmitButton.tsx";
import { useFirstFocus } from "./use_first_focus.ts";
import { usePreview } from "./use_preview.ts";
import { useSubmit } from "./use_submit.ts";
import { type When, WhenFields } from "./WhenFields.tsx";

/**
 * Another time, length or column, for whoever does not drag. What is not typed
 * follows the booking, where somebody else changes it meanwhile.
 */
export function ChangeForm(
  { booking, actions, reader, onClose }: BookingDialogProps,
) {
  const { words, timeZone } = reader;
  const form = useFirstFocus();
  const [{ version }] = useState(booking);
  const [typed, setTyped] = useState<Partial<When>>({});
  const before = placeOf(booking);
  const present: When = {
    ...toLocalMoment(before.start, timeZone),
    minutes: String(before.durationMinutes),
    resourceId: before.resourceId,
  };
  const when = { ...present, ...typed };
  const start = toInstant(when, timeZone, before.start);
  const durationMinutes = Number(when.minutes);
  const to = start !== null && durationMinutes >= 5
    ? { start, durationMinutes, resourceId: when.resourceId }
    : null;
  const preview = usePreview(
    "booking/update",
    to && !isSamePlace(before, to)
      ? { bookingId: booking.id, ...changedFields(before, to, timeZone) }
      : null,
    { actions, reader },
  );
  const { submit } = useSubmit(async () => {
    if (!to) return;
    onClose();
    await actions.move(booking, to);
  });
  // Below zero it waits for this very window's change.
  const isOther = version > 0 && booking.version > 0 &&
    booking.version !== version;
  return (
    <form ref={form} class="dialog-form" onSubmit={submit}>
      {isOther && (
        <p class="notice" data-tone="warning" role="alert">
          {words.changedMeanwhile(whenText(booking, reader))}
        </p>
      )}
      <WhenFields
        when={when}
        serviceId={booking.serviceId}
        calendar={actions.calendar}
        reader={reader}
        allowsAnyone={false}
        onChange={(next) => setTyped(differing(next, present))}
      />
      <PreviewLine note={preview} />
      <SubmitButton label={words.save} {...{ actions, reader }} />
    </form>
  );
}

function differing(next: When, present: When): Partial<When> {
  const names = Object.keys(next) as (keyof When)[];
  return Object.fromEntries(
    names.filter((name) => next[name] !== present[name])
      .map((name) => [name, next[name]]),
  );
}
