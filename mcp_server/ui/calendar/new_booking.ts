import { toLocalIso } from "../../../shared/time/time_zone.ts";
import type { CalendarService } from "../../booking/calendar_schemas.ts";
import type { Override } from "../../booking/overrides.ts";
import type { Booking } from "../../booking/schemas.ts";
import { type CalendarReader, dayText, timeText } from "./context.ts";
import type { Guest } from "./GuestField.tsx";
import { toInstant } from "./local_moment.ts";
import type { CalendarActions } from "./use_calendar.ts";
import type { Submission } from "./use_submit.ts";
import type { When } from "./WhenFields.tsx";

/** Where a new booking was drawn. */
export interface NewPlace {
  at: number;
  until?: number | undefined;
  resourceId: string | null;
}

/** The service that a new booking there is most likely for. */
export function firstService(
  services: readonly CalendarService[],
  resourceId: string | null,
): CalendarService | undefined {
  return services.find(({ resourceIds }) =>
    resourceId === null || resourceIds.includes(resourceId)
  ) ?? services[0];
}

/** What was typed about a new booking. */
interface Typed {
  guest: Guest;
  serviceId: string;
  when: When;
  note: string;
}

/** The arguments of the operation; null as long as something is missing. */
export function argumentsOf(
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

/** Books; resolves to whether it was not refused. */
export async function createBooking(
  args: NonNullable<ReturnType<typeof argumentsOf>>,
  { actions, reader, by }: {
    actions: CalendarActions;
    reader: CalendarReader;
    by: Submission;
  },
): Promise<boolean> {
  const { words } = reader;
  const result = await actions.write<
    { booking: Booking; overrode?: Override[] }
  >("booking/create", args, by);
  if (!result) return false;
  const { id, start, version } = result.booking;
  const at = Date.parse(start);
  const when = `${dayText(start.slice(0, 10), reader)} ${timeText(at, reader)}`;
  const { name } = args.customer;
  actions.tell(
    words.did.created(name, when) + actions.rules(result),
    async () => {
      const undone = await actions.write("booking/delete", {
        bookingId: id,
        expectedVersion: version,
      });
      if (undone) actions.tell(words.undone);
    },
  );
  return true;
}
