// The tools that the MCP peers register, so that they offer what the MCP
// server offers. Only `booking_list` is called here.
import * as z from "zod";

const id = z.string().min(1).max(64);
const instant = z.iso.datetime({ offset: true });
const limit = z.int().min(1).max(100).optional();
const cursor = z.string().max(400).optional();
const note = z.string().max(500).optional();

export const bookingListInput = z.object({
  status: z.string().optional(),
  from: instant.optional(),
  to: instant.optional(),
  limit,
  cursor,
});

/** The input schemas of all other tools, by name. */
export const OTHER_TOOLS = {
  booking_services: z.object({}),
  booking_slots: z.object({ serviceId: id, from: instant, to: instant }),
  booking_get: z.object({ bookingId: id }),
  booking_create: z.object({ serviceId: id, start: instant, note }),
  booking_update: z.object({
    bookingId: id,
    start: instant.optional(),
    serviceId: id.optional(),
    note,
  }),
  booking_delete: z.object({ bookingId: id, reason: note }),
  product_list: z.object({ query: z.string().optional(), limit, cursor }),
  product_get: z.object({ productId: id }),
};
