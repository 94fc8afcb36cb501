import { bookingList } from "../../../booking/read_operations.ts";
import { define } from "../../state.ts";

export const handler = define.handlers({
  /** Who sees no list of all bookings, such as a stylist, sees their own day. */
  GET(ctx) {
    const { adminContext } = ctx.state;
    const isOwnDay = adminContext !== null && !adminContext.may(bookingList);
    return ctx.redirect(isOwnDay ? "/admin/calendar" : "/admin/bookings", 303);
  },
});
