import { invalidInput } from "../../../shared/http/errors.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
} from "../../operation/operation.ts";
import { requireResource } from "./operations.ts";
import { type HoursProblem, hoursProblem } from "./rules.ts";
import { setHoursInput, setHoursOutput } from "./schemas.ts";
import { ownHours, replaceHours, selectHours } from "./store.ts";

const SENTENCES: Readonly<Record<HoursProblem, string>> = {
  closes_too_early: "Each day must close later than it opens",
  openings_overlap: "Two openings of one day overlap",
};

export const bookingSetHours: Operation = defineStaffOperation({
  noun: "booking",
  verb: "set_hours",
  kind: "write",
  scope: "booking:read",
  title: { ja: "営業時間を決める", en: "Set the weekly hours" },
  description: {
    ja:
      "店、または 1 つの担当・席・部屋の、1 週間の時間を置きかえます。今ある予約はそのままです。",
    en:
      "Replaces the weekly hours of the business, or of one stylist, chair or room. Bookings that exist stay as they are.",
  },
  annotations: CHANGING,
  input: setHoursInput,
  output: setHoursOutput,
  async run(context, { resourceId = null, hours }) {
    const { sql, newId, noteBefore } = context;
    if (resourceId !== null) await requireResource(context, resourceId);
    const problem = hoursProblem(hours);
    if (problem) throw invalidInput("hours", SENTENCES[problem], problem);
    const read = async () => ownHours(await selectHours(sql), resourceId);
    noteBefore({ hours: await read() });
    await replaceHours(sql, { resourceId, hours, newId });
    return { hours: await read() };
  },
});
