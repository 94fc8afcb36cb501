import {
  addDays,
  atLocalTime,
  localDay,
  toLocalIso,
} from "../../shared/time/time_zone.ts";
import { formatMoment } from "../../shared/ui/format.ts";
import { getOwnFurigana } from "../customer/own_reading.ts";
import type { PreviewField, PreviewReader } from "../operation/preview.ts";
import type { PlanContext } from "../operation/write.ts";
import { listOpenSlots } from "./availability.ts";
import { listServices, listStylists, type Service } from "./catalogue.ts";
import { placeIdOf, type SlotRequest } from "./slot.ts";
import { label } from "./words.ts";

type DescribeContext = PlanContext & PreviewReader;

/** The start as a choice among the open ones of the same day. */
export async function startField(
  context: DescribeContext,
  { service, start, except, ...place }: SlotRequest,
): Promise<PreviewField> {
  const { locale, timeZone } = context;
  const day = localDay(start, timeZone);
  const window = {
    from: atLocalTime(day, 0, timeZone),
    until: atLocalTime(addDays(day, 1), 0, timeZone),
  };
  const slots = await listOpenSlots(context, {
    service,
    stylistId: placeIdOf(place),
    window,
    except,
  });
  const value = toLocalIso(start, timeZone);
  // Staff may have chosen a time that is not open.
  const starts = new Set([...slots.map((slot) => slot.start), value]);
  return {
    path: "start",
    label: label("time", locale),
    type: "choice",
    value,
    options: [...starts].map((start) => ({
      value: start,
      label: momentOf(start, context),
    })),
  };
}

/** Short, since a closed list of choices is one line on a phone. */
function momentOf(start: string, reader: PreviewReader): string {
  return formatMoment(new Date(start), reader, {
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
}

/** The service as a choice among those on offer, and the present one. */
export async function serviceField(
  { sql, locale }: DescribeContext,
  service: Service,
): Promise<PreviewField> {
  const offered = await listServices(sql);
  const services = service.active ? offered : [service, ...offered];
  return {
    path: "serviceId",
    label: label("service", locale),
    type: "choice",
    value: service.id,
    options: services.map(({ id, name }) => ({
      value: id,
      label: name[locale],
    })),
  };
}

/** The stylist as a choice, where there is one. */
export async function stylistFields(
  { sql, locale }: DescribeContext,
  { service, stylist }: SlotRequest,
): Promise<PreviewField[]> {
  const stylists = (await listStylists(sql)).get(service.id) ?? [];
  if (stylists.length === 0) return [];
  return [{
    path: "stylistId",
    label: label("stylist", locale),
    type: "choice",
    value: stylist?.id ?? null,
    options: stylists.map(({ id, name }) => ({
      value: id,
      label: name[locale],
    })),
  }];
}

/** A text that may have several lines. */
export function textField(
  path: "note" | "reason",
  given: string | undefined,
  { locale }: PreviewReader,
): PreviewField {
  const value = given ?? null;
  return { path, label: label(path, locale), type: "long_text", value };
}

/** How the customer's own name is read, which staff ask others for. */
export async function furiganaFields(
  { sql, actor, locale }: DescribeContext,
  given: string | undefined,
): Promise<PreviewField[]> {
  if (actor.kind !== "user") return [];
  const value = given ?? await getOwnFurigana(sql);
  const path = "furigana";
  return [{ path, label: label("ownFurigana", locale), type: "text", value }];
}
