import { useState } from "preact/hooks";
import { toLocalIso } from "../../../shared/time/time_zone.ts";
import type { CalendarService } from "../../booking/calendar_schemas.ts";
import type { Override } from "../../booking/overrides.ts";
import type { Booking } from "../../booking/schemas.ts";
import { type CalendarReader, dayText, timeText } from "./context.ts";
import { InputControl, SelectControl } from "./Control.tsx";
import { Dialog } from "./Dialog.tsx";
import { type Guest, GuestField } from "./GuestField.tsx";
import { toInstant, toLocalMoment } from "./local_moment.ts";
import { PreviewLine } from "./PreviewLine.tsx";
import type { CalendarActions } from "./use_calendar.ts";
import { usePreview } from "./use_preview.ts";
import { type When, WhenFields } from "./WhenFields.tsx";

/** Where a new booking was drawn. */
export interface NewPlace {
  at: number;
  until?: number | undefined;
  resourceId: string | null;
}

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
  const [guest, setGuest] = useState<Guest>({
    name: "",
    phone: "",
    customerId: null,
  });
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
  const [isSaving, setSaving] = useState(false);
  const args = argumentsOf({ guest, serviceId, when, note }, {
    place,
    timeZone,
  });
  const preview = usePreview(
    "booking/create",
    // While it is stored, the booking would be told to be in its own way.
    args && !isSaving
      ? { ...args, customer: { name: args.customer.name || "–" } }
      : null,
    { actions, reader },
  );
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!args || !guest.name.trim() || isSaving) return;
    setSaving(true);
    if (await create(args, { actions, reader })) return onClose();
    setSaving(false);
  };
  return (
    <Dialog title={words.create} closeLabel={words.close} onClose={onClose}>
      <form class="dialog-form" onSubmit={submit}>
        <GuestField guest={guest} reader={reader} onChange={setGuest} />
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
        <PreviewLine note={preview} />
        <Problem actions={actions} />
        <button type="submit" class="button" data-kind="primary">
          {words.book}
        </button>
      </form>
    </Dialog>
  );
}

/** The status line lies behind a dialog, so what was refused is said in it, too. */
export function Problem({ actions: { notice } }: Pick<Props, "actions">) {
  if (!notice.isProblem) return null;
  return <p class="notice" data-tone="danger" role="alert">{notice.text}</p>;
}

function firstService(
  services: readonly CalendarService[],
  resourceId: string | null,
): CalendarService | undefined {
  return services.find(({ resourceIds }) =>
    resourceId === null || resourceIds.includes(resourceId)
  ) ?? services[0];
}

interface Typed {
  guest: Guest;
  serviceId: string;
  when: When;
  note: string;
}

/** The arguments of the operation; null as long as something is missing. */
function argumentsOf(
  { guest, serviceId, when, note }: Typed,
  { place, timeZone }: { place: NewPlace; timeZone: string },
) {
  const start = toInstant(when, timeZone, place.at);
  const durationMinutes = Number(when.minutes);
  if (start === null || !serviceId || !(durationMinutes >= 5)) return null;
  const { name, phone, customerId } = guest;
  return {
    serviceId,
    start: toLocalIso(start, timeZone),
    durationMinutes,
    customer: { name, ...(phone && !customerId && { phone }) },
    ...(customerId && { customerId }),
    ...(when.resourceId && { resourceId: when.resourceId }),
    ...(note && { note }),
  };
}

async function create(
  args: NonNullable<ReturnType<typeof argumentsOf>>,
  { actions, reader }: Pick<Props, "actions" | "reader">,
): Promise<boolean> {
  const { words } = reader;
  const result = await actions.write<
    { booking: Booking; overrode?: Override[] }
  >("booking/create", args);
  if (!result) return false;
  const { id, start } = result.booking;
  const at = Date.parse(start);
  const when = `${dayText(start.slice(0, 10), reader)} ${timeText(at, reader)}`;
  const { name } = args.customer;
  actions.tell(
    words.did.created(name, when) + actions.rules(result),
    async () => {
      const undone = await actions.write("booking/delete", { bookingId: id });
      if (undone) actions.tell(words.undone);
    },
  );
  return true;
}
