import { useState } from "preact/hooks";
import type { CalendarReader } from "./context.ts";
import { InputControl, SelectControl } from "./Control.tsx";
import { Dialog } from "./Dialog.tsx";
import { type Guest, GuestField } from "./GuestField.tsx";
import { toLocalMoment } from "./local_moment.ts";
import {
  argumentsOf,
  createBooking,
  firstService,
  type NewPlace,
} from "./new_booking.ts";
import { PreviewLine } from "./PreviewLine.tsx";
import { Problem } from "./Problem.tsx";
import { SubmitButton } from "./SubmitButton.tsx";
import type { CalendarActions } from "./use_calendar.ts";
import { useSubmit } from "./use_submit.ts";
import { usePreview } from "./use_preview.ts";
import { type When, WhenFields } from "./WhenFields.tsx";

const NOBODY: Guest = { name: "", phone: "", customerId: null };

interface Props {
  place: NewPlace;
  actions: CalendarActions;
  reader: CalendarReader;
  onClose(): void;
}

/** A booking for somebody who walked in, called, or is known. */
export function CreateDialog({ place, actions, reader, onClose }: Props) {
  const { words, locale, timeZone } = reader;
  const { services } = actions.calendar;
  const [guest, setGuest] = useState(NOBODY);
  const [serviceId, setServiceId] = useState(
    () => firstService(services, place.resourceId)?.id ?? "",
  );
  const minutesOf = (id: string) =>
    String(services.find((one) => one.id === id)?.durationMinutes ?? 60);
  const [when, setWhen] = useState<When>(() => ({
    ...toLocalMoment(place.at, timeZone),
    minutes: place.until
      ? String((place.until - place.at) / 60_000)
      : minutesOf(serviceId),
    resourceId: place.resourceId ?? "",
  }));
  const [note, setNote] = useState("");
  const args = argumentsOf({ guest, serviceId, when, note }, {
    place,
    timeZone,
  });
  const isNameless = guest.name.trim() === "";
  const [isNameMissing, setNameMissing] = useState(false);
  const form = useSubmit(async (by) => {
    setNameMissing(isNameless);
    if (!args || isNameless) return;
    if (await createBooking(args, { actions, reader, by })) onClose();
  });
  const preview = usePreview(
    "booking/create",
    // While it is stored, the booking would be told to be in its own way.
    args && !form.isSending
      ? { ...args, customer: { name: args.customer.name || "–" } }
      : null,
    { actions, reader },
  );
  return (
    <Dialog title={words.create} closeLabel={words.close} onClose={onClose}>
      <form class="dialog-form" onSubmit={form.submit} onInput={form.clear}>
        <GuestField
          {...{ guest, reader }}
          isMissing={isNameMissing && isNameless}
          onChange={setGuest}
        />
        <SelectControl
          id="new-service"
          label={words.service}
          value={serviceId}
          options={services.map(({ id, name }) => ({
            value: id,
            label: name[locale],
          }))}
          onChoose={(id) => {
            setServiceId(id);
            setWhen({ ...when, minutes: minutesOf(id) });
          }}
        />
        <WhenFields
          when={when}
          serviceId={serviceId}
          calendar={actions.calendar}
          reader={reader}
          allowsAnyone
          onChange={setWhen}
        />
        <InputControl
          id="new-note"
          label={words.note}
          value={note}
          maxLength={500}
          onInput={(event) =>
            setNote(event.currentTarget.value)}
        />
        <PreviewLine note={form.problem === null ? preview : null} />
        <Problem text={form.problem} />
        <SubmitButton label={words.book} {...{ actions, reader }} />
      </form>
    </Dialog>
  );
}
