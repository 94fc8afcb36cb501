import type { ToolArguments } from "../../agent/turn.ts";
import type { Context } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import type { Target } from "./move_target.ts";

/** Asks for a change of a booking: its time, service, stylist or note. */
export function change(
  context: Context,
  job: Job,
  { target, args: time }: { target: Target; args: { start?: string } },
): Answer {
  const { booking, service, stylist } = target;
  const { note } = job.slots;
  // Who was wished is named again: another start may be given to another one.
  const isWished = stylist !== undefined && time.start !== undefined &&
    job.slots.stylist?.kind === "one";
  const args: ToolArguments = {
    bookingId: booking.id,
    ...time,
    ...(service.id !== booking.serviceId && { serviceId: service.id }),
    ...(stylist && (isWished || stylist.id !== booking.stylist?.id) &&
      { stylistId: stylist.id }),
    ...(note !== undefined && { note }),
  };
  const text = sayChange(context, target, args);
  const calls = [{ name: "booking_update", args }];
  return { text, calls, pending: job };
}

function sayChange(
  context: Context,
  { booking, service, line, stylist }: Target,
  args: ToolArguments,
): string {
  const { words: { change }, format } = context;
  const start = args["start"] as string | undefined;
  const moment = format.moment(new Date(start ?? booking.start));
  if (args["serviceId"]) {
    return change.willChange(line, context.name(service), moment);
  }
  if (start) return change.willMove(line, moment);
  if (stylist && args["stylistId"]) {
    return change.willChangeStylist(line, context.name(stylist));
  }
  return change.willNote(line, String(args["note"]));
}
