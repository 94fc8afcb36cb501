import type { z } from "zod";
import { notFound } from "../../shared/http/errors.ts";
import { createWalkIn, rememberCustomer } from "../customer/store.ts";
import { filled } from "../operation/details.ts";
import {
  defineOperation,
  forStaff,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import { getService } from "./catalogue.ts";
import { reserveSlot } from "./reserve_slot.ts";
import {
  bookingDetails,
  bookingOutput,
  createForStaffInput,
  createInput,
} from "./schemas.ts";
import { createBooking, type NewBooking } from "./store.ts";
import { toBooking } from "./view.ts";

export const bookingCreate: Operation = defineOperation({
  noun: "booking",
  verb: "create",
  kind: "write",
  audience: "user",
  scope: "booking:create",
  title: { ja: "予約する", en: "Book" },
  description: {
    ja:
      "空き枠をこのお客様の名前で予約します。start は booking_slots が返した値をそのまま使います。すでに埋まっていたら slot_taken となり、details.nextSlots に次の空き枠が入ります。勝手に別の枠を取らず、お客様に選んでもらってください。",
    en:
      "Books an open slot for this customer. Use a `start` exactly as booking_slots returned it. If it was taken meanwhile the answer is slot_taken with the next open slots in details.nextSlots; offer those to the customer instead of picking one.",
  },
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: false,
  },
  input: createInput,
  output: bookingOutput,
  run: (context, bookingRequest) =>
    book(context, bookingRequest, () => rememberCustomer(context)),
  staff: forStaff({
    input: createForStaffInput,
    output: bookingOutput,
    run: (context, { customer, ...bookingRequest }) =>
      book(context, bookingRequest, () => createWalkIn(context, customer)),
  }),
});

async function book(
  context: OperationContext,
  { serviceId, start: startText, ...details }: z.output<typeof createInput>,
  customer: () => Promise<string>,
) {
  const { sql, actor, now, newId, timeZone } = context;
  const service = await getService(sql, serviceId);
  if (!service?.active) throw notFound("Service");
  const start = Date.parse(startText);
  const booking: NewBooking = {
    ...filled(bookingDetails, details),
    id: newId("bkg_"),
    customerId: await customer(),
    service,
    start,
    createdBy: actor.kind === "staff" ? "mcp" : "ai-service",
    now,
  };
  const row = await reserveSlot(
    context,
    { service, start },
    (tx, place) => createBooking(tx, booking, place),
  );
  return { booking: toBooking(row, timeZone) };
}
