import type { Call } from "../call.ts";
import { type Context, MissingReads } from "../context.ts";
import type {
  Catalogue,
  Frame,
  Intent,
  Read,
  Reading,
} from "../reading/frame.ts";
import { SERVICES } from "../reads/bookings.ts";
import { formCall, FORMS } from "../reads/forms.ts";
import { pagesIn } from "../reads/pages.ts";
import { PRODUCTS } from "../reads/shop.ts";
import { knownFields } from "./known_fields.ts";
import { matterOf } from "./matter.ts";
import { readContext } from "./read_context.ts";

/** The read that a catalogue comes from. */
const CALLS: Record<Catalogue, Call> = {
  services: SERVICES,
  stylists: SERVICES,
  products: PRODUCTS,
  forms: FORMS,
};

/**
 * What the turn's message says, read with the names that are known.
 *
 * @throws {MissingReads} Where it may name something that is not known yet.
 */
export function understand(context: Context, read: Read): Reading {
  const reading = read(context.turn.text, readContext(context));
  load(context, [...callsFor(reading), ...callsOfJobs(context, reading)]);
  const form = formNamed(reading);
  if (!form || context.state.job?.slots.formId === form) return reading;
  if (!knownFields(context, form)) load(context, [formCall(form)]);
  const fields = knownFields(context, form);
  if (!fields) return reading;
  const job = "form_fill" as const;
  const again = { ...readContext(context), fields, job };
  return withForm(read(context.turn.text, again), form);
}

/** The answers belong to the form that the message named. */
function withForm(reading: Reading, formId: string): Reading {
  const [first, ...others] = reading.frames.map((frame): Frame =>
    matterOf(frame.intent) === "form"
      ? { ...frame, slots: { ...frame.slots, formId } }
      : frame
  );
  return { ...reading, frames: [first!, ...others] };
}

/** What the message is about first; everything else only if that is known. */
function callsFor({ needs, frames }: Reading): Call[] {
  const likely = frames.flatMap(({ intent, slots }) =>
    LIKELY[intent] ?? (slots.day || slots.time ? "services" : [])
  );
  const first = needs.filter((catalogue) => likely.includes(catalogue));
  const catalogues = first.length > 0 ? first : needs;
  return [...new Set(catalogues.map((catalogue) => CALLS[catalogue]))];
}

/** The catalogue that a job reads in any case: a name may be of plain words. */
function callsOfJobs({ state }: Context, { frames }: Reading): Call[] {
  return frames.flatMap(({ intent, slots }) => {
    // "I liked the oil, so I'll have one": the reason names the product.
    const isCount = intent === "answer" && slots.number !== undefined;
    if (isCount && !state.job && !state.asked) return [PRODUCTS];
    const matter = matterOf(intent);
    const catalogue = matter && LIKELY[intent];
    const isOpen = matter === "form" && state.job?.slots.formId;
    return catalogue && matter !== "cancel" && !isOpen
      ? [CALLS[catalogue]]
      : [];
  });
}

/** The catalogue that a message of this intent names something of. */
const LIKELY: Partial<Record<Intent, Catalogue>> = {
  book: "services",
  open_times: "services",
  move: "services",
  cancel: "services",
  cancel_booking: "services",
  services: "services",
  duration: "services",
  stylists: "services",
  price: "services",
  my_bookings: "services",
  order: "products",
  products: "products",
  search: "products",
  stock: "products",
  cancel_order: "products",
  form_fill: "forms",
  form_submit: "forms",
  form_show: "forms",
  forms: "forms",
};

function load(context: Context, calls: readonly Call[]): void {
  const { results } = context.turn;
  const missing = calls.filter(({ name }) => context.can(name))
    .flatMap((call) => {
      if (!results.some(({ tool }) => tool === call.name)) return [call];
      const isPaged = call === PRODUCTS &&
        results.every(({ tool, outcome }) => tool !== call.name || outcome.ok);
      return isPaged ? pagesIn(results, call).missing ?? [] : [];
    });
  if (missing.length > 0 && !context.turn.isAnswered) {
    throw new MissingReads([...new Set(missing)]);
  }
}

/** A form that is named, maybe beside answers that need its fields to be read. */
function formNamed({ frames }: Reading): string | undefined {
  return frames.find(({ intent, slots }) =>
    (intent === "form_fill" || intent === "form_submit") && slots.formId
  )?.slots.formId;
}
