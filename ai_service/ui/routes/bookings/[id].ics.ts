import { HttpError } from "fresh";
import { CALENDAR_TYPE } from "../../../../shared/calendar/write_calendar.ts";
import { define } from "../../state.ts";

/**
 * A booking for the person's calendar. `inline` lets an iPhone offer to add it
 * at once; browsers without a calendar keep it as a file of that name.
 */
export const handler = define.handlers({
  async GET({ params, state }) {
    if (!state.user) {
      const headers = { location: "/bookings?signed_out" };
      return new Response(null, { status: 303, headers });
    }
    const calendar = await state.readBookingCalendar(params.id!);
    if (calendar === null) throw new HttpError(404);
    return new Response(calendar, {
      headers: {
        "content-type": CALENDAR_TYPE,
        "content-disposition": 'inline; filename="booking.ics"',
      },
    });
  },
});
