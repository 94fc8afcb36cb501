import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../../shared/http/errors.ts";
import { at } from "../../booking/test_business.ts";
import { testUser } from "../../storage/test_actors.ts";
import { openNoticeDesk, OTHER_SERVICE } from "./test_notices.ts";

const NEXT_WEEK = "2030-01-15";

Deno.test("a booking tells its customer at once, in both languages, with a calendar", async () => {
  await using desk = await openNoticeDesk();
  const { id } = await desk.business.book({ start: at("15:00", NEXT_WEEK) });
  const [item, ...others] = await desk.claim();
  assertEquals(others, []);
  const { noticeId, words, calendar, ...rest } = item!;
  assertEquals(rest, {
    userId: "hanako",
    kind: "booking_booked",
    about: { type: "booking", id },
    sendBefore: "2030-01-10T09:00:00+09:00",
  });
  assert(/^[0-9a-f-]{36}$/.test(noticeId));
  assertEquals(
    words.en.subject,
    "Your booking: Tuesday, January 15, 2030 3:00 PM–4:00 PM",
  );
  assert(
    words.ja.text.startsWith("hanako 様\n\nご予約を承りました。\n\n日時："),
  );
  assert(words.ja.text.endsWith("サロン まどか\n東京都\n0300000000"));
  assertEquals(calendar?.method, "REQUEST");
  assert(calendar!.ja.includes(`UID:${id}@ai-service.test\r\n`));
  assert(calendar!.ja.includes("SEQUENCE:1\r\n"));
});

Deno.test("a move, an acceptance and a cancellation each tell what is so, and nothing of before", async () => {
  await using desk = await openNoticeDesk();
  const { business } = desk;
  const booking = await business.book({ start: at("15:00", NEXT_WEEK) });
  const bookingId = booking.id;
  desk.at(at("09:05", "2030-01-07"));
  const start = at("16:00", NEXT_WEEK);
  await business.call("booking_update", { bookingId, start, note: "window" });
  desk.at(at("09:10", "2030-01-07"));
  const [changed, ...others] = await desk.claim();
  assertEquals(others, []);
  assertEquals(changed!.kind, "booking_changed");
  assert(changed!.words.en.text.includes("changed by you"));
  assert(changed!.words.en.text.includes("4:00 PM"));
  assert(changed!.calendar!.en.includes("SEQUENCE:3\r\n"));
  await desk.done(changed!.noticeId);

  await business.callAsStaff("booking_delete", { bookingId });
  const [cancelled] = await desk.claim();
  assertEquals(cancelled!.kind, "booking_cancelled");
  assert(cancelled!.words.en.text.includes("cancelled by the shop"));
  assertEquals(cancelled!.calendar!.method, "CANCEL");
  assert(cancelled!.calendar!.en.includes("STATUS:CANCELLED\r\n"));
  await desk.done(cancelled!.noticeId);
  assertEquals(await desk.states(), {
    "booking_booked 1": "obsolete changed",
    "booking_reminder 1": "obsolete changed",
    "booking_changed 3": "delivered",
    "booking_reminder 3": "obsolete changed",
    "booking_cancelled 4": "delivered",
  });
});

Deno.test("a request is told as one, and then that it was accepted or declined", async () => {
  await using desk = await openNoticeDesk();
  const { business, owner } = desk;
  await owner`update services set needs_approval = true`;
  const first = await business.book({ start: at("15:00", NEXT_WEEK) });
  const second = await business.book({ start: at("16:00", NEXT_WEEK) });
  assertEquals(await desk.deliver(), [
    "booking_requested",
    "booking_requested",
  ]);
  const input = { bookingId: first.id, status: "confirmed" };
  await business.callAsStaff("booking_set_status", input);
  await business.callAsStaff("booking_delete", { bookingId: second.id });
  const kinds = await desk.deliver();
  assertEquals(kinds.toSorted(), ["booking_accepted", "booking_declined"]);
  desk.at(at("18:00", "2030-01-14"));
  assertEquals(await desk.deliver(), ["booking_reminder"]);
});

Deno.test("a reminder is due at 18:00, never in the quiet hours, and a move brings a new one", async () => {
  await using desk = await openNoticeDesk();
  const { business } = desk;
  const { id: bookingId } = await business.book({
    start: at("11:00", NEXT_WEEK),
  });
  assertEquals(await desk.deliver(), ["booking_booked"]);
  desk.at(at("17:59", "2030-01-14"));
  assertEquals(await desk.claim(), []);
  desk.at(at("21:00", "2030-01-14"));
  assertEquals(await desk.claim(), []);
  desk.at(at("09:00", NEXT_WEEK));
  const [reminder] = await desk.claim();
  assertEquals(reminder!.kind, "booking_reminder");
  assertEquals(reminder!.calendar, null);
  assertEquals(reminder!.sendBefore, at("11:00", NEXT_WEEK));

  desk.at(at("08:00", "2030-01-14"));
  await business.call("booking_update", {
    bookingId,
    start: at("11:00", "2030-01-16"),
  });
  assertEquals(await desk.check(reminder!.noticeId), false);
  assertEquals(await desk.deliver(), ["booking_changed"]);
  desk.at(at("18:00", "2030-01-14"));
  assertEquals(await desk.claim(), []);
  desk.at(at("18:00", NEXT_WEEK));
  assertEquals(await desk.deliver(), ["booking_reminder"]);
});

Deno.test("whoever books after the reminder was due is not reminded", async () => {
  await using desk = await openNoticeDesk();
  desk.at(at("18:30", "2030-01-07"));
  await desk.business.book({ start: at("15:00") });
  assertEquals(await desk.deliver(), ["booking_booked"]);
  desk.at(at("09:30"));
  assertEquals(await desk.claim(), []);
  assertEquals(
    (await desk.states())["booking_reminder 1"],
    "obsolete booked_late",
  );
});

Deno.test("a taken notice is nobody else's until its lease ends, and a check prolongs it", async () => {
  await using desk = await openNoticeDesk();
  await desk.business.book({ start: at("15:00", NEXT_WEEK) });
  const [item] = await desk.claim();
  const noticeId = item!.noticeId;
  const begin = desk.business.now.getTime();
  desk.at(begin + 59_000);
  assertEquals(await desk.claim(), []);
  assertEquals(await desk.check(noticeId), true);
  desk.at(begin + 118_000);
  assertEquals(await desk.claim(), []);
  desk.at(begin + 119_000);
  const [again] = await desk.claim();
  assertEquals(again!.noticeId, noticeId);
});

Deno.test("a notice that is taken again says the same, with the same calendar", async () => {
  await using desk = await openNoticeDesk();
  await desk.business.book({ start: at("15:00", NEXT_WEEK) });
  const [first] = await desk.claim();
  desk.at(at("09:30", "2030-01-07"));
  const [second] = await desk.claim();
  assert(first!.calendar);
  assertEquals(second, first);
});

Deno.test("what failed comes back later and later, and ends where it is too late", async () => {
  await using desk = await openNoticeDesk();
  await desk.business.book({ start: at("15:00", NEXT_WEEK) });
  let tries = 0;
  for (let minute = 0; minute < 75 * 60; minute += 5) {
    desk.at(Date.parse(at("09:00", "2030-01-07")) + minute * 60_000);
    const [item] = await desk.claim();
    if (!item) continue;
    tries++;
    const { noticeId } = item;
    await desk.done(noticeId, "failed", { reason: "provider_failed" });
    await desk.done(noticeId, "failed", { reason: "provider_failed" });
  }
  assert(tries > 50 && tries <= 100, `${tries} tries`);
  assertEquals(
    (await desk.states())["booking_booked 1"],
    "dead provider_failed",
  );
});

Deno.test("reports are repeated to no effect, and what was delivered stays so", async () => {
  await using desk = await openNoticeDesk();
  await desk.business.book({ start: at("15:00", NEXT_WEEK) });
  const [item] = await desk.claim();
  const { noticeId } = item!;
  await desk.done(noticeId, "undeliverable", {
    channel: null,
    reason: "no_address",
  });
  assertEquals((await desk.states())["booking_booked 1"], "dead no_address");
  for (const outcome of ["delivered", "delivered", "failed", "unwanted"]) {
    assertEquals(await desk.done(noticeId, outcome), {});
  }
  assertEquals((await desk.states())["booking_booked 1"], "delivered");
  assertEquals(await desk.claim(), []);
});

Deno.test("another service neither takes, checks nor reports the notices of this one", async () => {
  await using desk = await openNoticeDesk();
  await desk.business.book({ start: at("15:00", NEXT_WEEK) });
  const elsewhere = testUser("hanako", OTHER_SERVICE.issuer);
  const other = await desk.business.book(
    { start: at("16:00", NEXT_WEEK) },
    elsewhere,
  );
  const [theirs, ...more] = await desk.claim(50, OTHER_SERVICE);
  assertEquals([theirs!.about.id, more.length], [other.id, 0]);
  const [ours] = await desk.claim();
  const { noticeId } = ours!;
  for (
    const call of [
      () => desk.check(noticeId, OTHER_SERVICE),
      () => desk.done(noticeId, "delivered", { by: OTHER_SERVICE }),
    ]
  ) {
    const error = await assertRejects(call, ApiError);
    assertEquals(error.status, 404);
  }
  assertEquals((await desk.states())["booking_booked 1"], "waiting");
});

Deno.test("nobody is told who was forgotten, and no test customer is told anything", async () => {
  await using desk = await openNoticeDesk();
  await desk.business.book({ start: at("15:00", NEXT_WEEK) });
  const [item] = await desk.claim();
  await desk.owner`
    update customers set name = '', email = null, phone = null`;
  assertEquals(await desk.check(item!.noticeId), false);
  const nobody = testUser("usr_t", "test-customers.invalid");
  await desk.business.book({ start: at("16:00", NEXT_WEEK) }, nobody);
  const [count] = await desk.owner`
    select count(*)::int from notices where issuer <> 'ai-service.test'`;
  assertEquals(count, { count: 0 });
});

Deno.test("a notice that fails with its booking is not there", async () => {
  await using desk = await openNoticeDesk();
  const start = at("15:00", NEXT_WEEK);
  await desk.business.book({ start });
  await assertRejects(() => desk.business.book({ start }), ApiError);
  assertEquals((await desk.claim()).length, 1);
});
