import type { Context } from "../context.ts";
import type { Business, Item, Service } from "../data.ts";
import type { ReadContext } from "../reading/frame.ts";
import { SERVICES } from "../reads/bookings.ts";
import { FORMS } from "../reads/forms.ts";
import { knownProducts } from "../reads/shop.ts";
import { knownFields } from "./known_fields.ts";

/** What the reader may know beside the text. */
export function readContext(context: Context): ReadContext {
  const { conversation, state } = context;
  const { now, timeZone } = conversation;
  const formId = state.job?.slots.formId;
  const fields = formId ? knownFields(context, formId) : undefined;
  const answers = state.job?.slots.answers;
  const lastField = answers?.at(-1)?.fieldId;
  const cards = state.withdrawn?.length ?? 0;
  return {
    now,
    timeZone,
    locale: context.locale,
    ...namesOf(context),
    ...(fields && { fields }),
    ...(answers && { answers }),
    ...(lastField && { lastField }),
    ...(state.asked && { asked: state.asked }),
    ...(state.shown && {
      shown: { kind: state.shown.kind, count: state.shown.ids.length },
    }),
    ...(state.job && { job: state.job.intent }),
    ...(!state.job && madeOf(context)),
    ...(cards > 0 && { cards }),
  };
}

/** "Make that 4", right behind a booking that was made, is about it. */
function madeOf({ earlier }: Context): Pick<ReadContext, "made"> {
  const last = earlier.at(-1);
  const isMade = last?.outcome.ok === true &&
    (last.tool === "booking_create" || last.tool === "booking_update");
  return isMade ? { made: "booking" } : {};
}

function namesOf(context: Context): Partial<ReadContext> {
  const services = listOf<Service>(context, SERVICES.name, "services");
  const products = knownProducts(context);
  const forms = listOf<{ id: string; title: Item["name"] }>(
    context,
    FORMS.name,
    "items",
  );
  const hours = openingHours(context);
  return {
    ...(services && { services, stylists: stylistsOf(services) }),
    ...(products && { products }),
    ...(forms && {
      forms: forms.map(({ id, title }) => ({ id, name: title })),
    }),
    ...(hours && { hours }),
  };
}

function listOf<T>(
  context: Context,
  tool: string,
  name: string,
): T[] | undefined {
  const result = context.newest(tool) as Record<string, unknown> | undefined;
  const list = result?.[name];
  return Array.isArray(list) ? list : undefined;
}

function stylistsOf(services: readonly Service[]): Item[] {
  const all = services.flatMap(({ stylists = [] }) => stylists);
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** Minutes after midnight; a time such as "at 3" is folded into them. */
function openingHours(context: Context) {
  const business = context.newest("business_info") as Business | undefined;
  const hours = business?.hours ?? [];
  if (hours.length === 0) return undefined;
  const minutes = (clock: string) => {
    const [hour = 0, minute = 0] = clock.split(":").map(Number);
    return hour * 60 + minute;
  };
  return {
    opens: Math.min(...hours.map(({ opens }) => minutes(opens))),
    closes: Math.max(...hours.map(({ closes }) => minutes(closes))),
  };
}
