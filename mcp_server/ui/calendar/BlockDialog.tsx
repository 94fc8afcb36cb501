import { useState } from "preact/hooks";
import {
  addDays,
  atLocalTime,
  toLocalIso,
} from "../../../shared/time/time_zone.ts";
import type { Closure } from "../../booking/calendar_schemas.ts";
import type { CalendarReader } from "./context.ts";
import { InputControl, SelectControl } from "./Control.tsx";
import { Dialog } from "./Dialog.tsx";
import { LAST_DAY, toInstant } from "./local_moment.ts";
import { Problem } from "./Problem.tsx";
import { SubmitButton } from "./SubmitButton.tsx";
import type { CalendarActions } from "./use_calendar.ts";
import { type Submission, useSubmit } from "./use_submit.ts";

interface Props {
  day: string;
  /** Whether it starts as a whole day of the whole business. */
  closesDay: boolean;
  actions: CalendarActions;
  reader: CalendarReader;
  onClose(): void;
}

/** A time without new bookings, of one column or of the whole business. */
export function BlockDialog(
  { day: firstDay, closesDay, actions, reader, onClose }: Props,
) {
  const { words, locale, timeZone } = reader;
  const { columns } = actions.calendar;
  const [resourceId, setResourceId] = useState(
    closesDay ? "" : columns[0]?.id ?? "",
  );
  const [day, setDay] = useState(firstDay);
  const [isAllDay, setAllDay] = useState(closesDay);
  const [from, setFrom] = useState("12:00");
  const [until, setUntil] = useState("13:00");
  const [reason, setReason] = useState("");
  const [isTurned, setTurned] = useState(false);
  const form = useSubmit(async (by) => {
    const span = isAllDay
      ? [0, 1].map((days) => atLocalTime(addDays(day, days), 0, timeZone))
      : [from, until].map((time) => toInstant({ day, time }, timeZone));
    if (span.some((at) => at === null)) return;
    setTurned(span[0]! >= span[1]!);
    if (span[0]! >= span[1]!) return;
    const [start, end] = span.map((at) => toLocalIso(at!, timeZone));
    const args = {
      from: start,
      until: end,
      ...(resourceId && { resourceId }),
      ...(reason && { reason }),
    };
    if (await block(args, { actions, reader, by })) onClose();
  });
  const options = columns
    .map(({ id, name }) => ({ value: id, label: name[locale] }));
  return (
    <Dialog
      title={closesDay ? words.closeDay : words.block}
      closeLabel={words.close}
      onClose={onClose}
    >
      <form class="dialog-form" onSubmit={form.submit} onInput={form.clear}>
        <SelectControl
          id="block-column"
          label={words.column}
          value={resourceId}
          options={[{ value: "", label: words.wholeBusiness }, ...options]}
          onChoose={setResourceId}
        />
        <InputControl
          id="block-day"
          type="date"
          label={words.date}
          value={day}
          max={LAST_DAY}
          required
          onInput={(event) => setDay(event.currentTarget.value)}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={isAllDay}
            onChange={(event) => setAllDay(event.currentTarget.checked)}
          />
          {words.allDay}
        </label>
        {!isAllDay && (
          <div class="when-fields">
            <InputControl
              id="block-from"
              type="time"
              label={words.from}
              value={from}
              required
              onInput={(event) => setFrom(event.currentTarget.value)}
            />
            <InputControl
              id="block-until"
              type="time"
              label={words.until}
              error={isTurned ? words.problems.order : undefined}
              value={until}
              required
              onInput={(event) => setUntil(event.currentTarget.value)}
            />
          </div>
        )}
        <InputControl
          id="block-reason"
          label={words.publicReason}
          hint={words.blockHint}
          value={reason}
          maxLength={200}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <Problem text={form.problem} />
        <SubmitButton
          label={closesDay ? words.closeDay : words.block}
          {...{ actions, reader }}
        />
      </form>
    </Dialog>
  );
}

type Place = Pick<Props, "actions" | "reader">;

async function block(
  args: object,
  { actions, reader: { words }, by }: Place & { by: Submission },
): Promise<boolean> {
  const result = await actions.write<
    { closure: Closure; bookingIds: string[] }
  >("booking/block", args, by);
  if (!result) return false;
  const { closure: { id }, bookingIds } = result;
  actions.tell(
    words.did.blocked(bookingIds.length),
    async () => {
      const undone = await actions.write("booking/unblock", { closureId: id });
      if (undone) actions.tell(words.undone);
    },
  );
  return true;
}

/** Opens a closed time again; undoing that closes it as it was. */
export async function unblock(closure: Closure, place: Place): Promise<void> {
  const { actions, reader: { words } } = place;
  const { id: closureId, from, until, resourceId, reason } = closure;
  const by = { key: `unblock-${closureId}` };
  if (!await actions.write("booking/unblock", { closureId }, by)) return;
  const args = {
    from,
    until,
    ...(resourceId && { resourceId }),
    ...(reason.ja && { reason: reason.ja }),
  };
  actions.tell(words.did.unblocked, async () => {
    if (await actions.write("booking/block", args)) actions.tell(words.undone);
  });
}
