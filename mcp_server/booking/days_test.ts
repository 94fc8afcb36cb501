import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { testUser } from "../storage/test_actors.ts";
import { openBusiness } from "./test_business.ts";

const NEW_YORK = "America/New_York";

Deno.test("slots are listed for 31 local days, whatever the clock does in them", async () => {
  await using business = await openBusiness();
  business.timeZone = NEW_YORK;
  const list = (from: string, to: string) =>
    business.call("booking_slots", { serviceId: "svc_cut", from, to });
  // Clocks go back on 3 November, and forward on 10 March.
  await list("2030-10-20T00:00:00-04:00", "2030-11-20T00:00:00-05:00");
  await list("2030-03-01T00:00:00-05:00", "2030-04-01T00:00:00-04:00");
  const error = await assertRejects(
    () => list("2030-10-20T00:00:00-04:00", "2030-11-20T00:30:00-05:00"),
    ApiError,
  );
  assertEquals(error.message, "to must be within 31 days of from");
});

Deno.test("both occurrences of a repeated hour are on offer, and read differently", async () => {
  await using business = await openBusiness();
  business.timeZone = NEW_YORK;
  business.now = new Date("2030-11-01T09:00:00-04:00");
  await business.add("opening_hours", {
    id: "hrs_night",
    weekday: 7,
    opens: "00:00",
    closes: "03:00",
  });
  const starts = ["2030-11-03T01:00:00-04:00", "2030-11-03T01:00:00-05:00"];
  const { slots } = await business.call("booking_slots", {
    serviceId: "svc_cut",
    from: starts[0],
    to: "2030-11-03T02:00:00-05:00",
  });
  const offered = (slots as { start: string }[]).map(({ start }) => start);
  assertEquals(offered.filter((start) => starts.includes(start)), starts);
  const texts: string[] = [];
  for (const start of starts) {
    const input = { serviceId: "svc_cut", start };
    const preview = await business.preview(
      "booking_create",
      input,
      testUser("hanako"),
    );
    texts.push(preview.summary.replaceAll("\u202f", " "));
  }
  assertEquals(texts, [
    "Book svc_cut for Sunday, November 3, 2030 1:00 AM EDT–1:00 AM EST.",
    "Book svc_cut for Sunday, November 3, 2030 1:00 AM EST–2:00 AM.",
  ]);
});
