import type { Context } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import { change } from "./change_booking.ts";
import { findStart, type Found } from "./find_start.ts";
import {
  exactMoment,
  isOtherwise,
  overlaps,
  slotAt,
  type Target,
} from "./move_target.ts";
import { offerTimes } from "./offer.ts";

/** Moves a booking to the time that was said, or tells what is open. */
export function moveTo(context: Context, job: Job, target: Target): Answer {
  const { booking, service, stylist } = target;
  const request = { service, ...(stylist && { stylistId: stylist.id }) };
  const wanted = exactMoment(context, job.slots);
  if (wanted && +wanted === Date.parse(booking.start)) {
    return isOtherwise(target, job.slots)
      ? change(context, job, { target, args: {} })
      : alreadyThen(context, job, target.line);
  }
  const found: Found = wanted && overlaps(booking, service, wanted)
    ? { kind: "start", slot: slotAt(context, wanted) }
    : findStart(context, request, job.slots);
  if (found.kind !== "start") {
    return offerTimes(context, found, { job, name: context.name(service) });
  }
  const args = { start: found.slot.start };
  return change(context, job, { target, args });
}

function alreadyThen(context: Context, job: Job, line: string): Answer {
  const { day: _, time: __, ...slots } = job.slots;
  return {
    text: context.words.change.isThenAlready(line),
    asked: { slot: "day" },
    pending: { ...job, slots },
  };
}
