import { assert, assertEquals } from "@std/assert";
import { createLog } from "../../../shared/http/log.ts";
import type { Mail, MailOutcome } from "../../../shared/mail/mailer.ts";
import { at } from "../../booking/test_business.ts";
import { sendOwnNotices } from "../../notice/send_own_notices.ts";
import { type NoticeDesk, openNoticeDesk } from "./test_notices.ts";

const NEXT_WEEK = "2030-01-15";

/** A desk whose mails go to a list. */
async function openMailingDesk() {
  const desk = await openNoticeDesk();
  const mails: Mail[] = [];
  const lines: string[] = [];
  const outcomes: (MailOutcome | Error)[] = [];
  const send = (mail: Mail) => {
    mails.push(mail);
    const outcome = outcomes.shift() ?? "sent";
    return outcome instanceof Error
      ? Promise.reject(outcome)
      : Promise.resolve(outcome);
  };
  const now = () => desk.business.now;
  return {
    desk,
    mails,
    lines,
    outcomes,
    tick: () =>
      sendOwnNotices({
        sql: desk.business.database.sql,
        log: createLog({
          service: "mcp-server",
          now,
          write: (line) => lines.push(line),
        }),
        now,
        timeZone: "Asia/Tokyo",
        serverUrl: "https://desk.example",
        mailer: { send },
      }),
    [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose](),
  };
}

/** Somebody who may use the admin site. */
async function addStaff({ owner }: NoticeDesk, id: string, role: string) {
  await owner`
    insert into mcp_allow_list values ('email', ${`${id}@example.com`})`;
  await owner`
    insert into mcp_users (google_sub, id, email, name, role, admitted_by,
      admitted_as, created_at, last_sign_in_at)
    values (${id}, ${id}, ${`${id}@example.com`}, ${id}, ${role}, 'email',
      ${`${id}@example.com`}, now(), now())`;
}

async function wants({ owner }: NoticeDesk, id: string, kind: string) {
  await owner`insert into notice_preferences values (${id}, ${kind}, true)`;
}

async function bookForWalkIn({ business, owner }: NoticeDesk) {
  const customer = { name: "佐藤 花子", phone: "090-1234-5678" };
  const { booking } = await business.callAsStaff("booking_create", {
    serviceId: "svc_cut",
    customer,
    start: at("15:00", NEXT_WEEK),
  });
  await owner`
    update customers set email = 'walk-in@example.com' where issuer is null`;
  return (booking as { id: string }).id;
}

Deno.test("a walk-in with an address is mailed in both languages, with an invitation", async () => {
  await using world = await openMailingDesk();
  const id = await bookForWalkIn(world.desk);
  await world.tick();
  await world.tick();
  assertEquals(world.mails.length, 1);
  const { to, subject, text, calendar } = world.mails[0]!;
  assertEquals(to, "walk-in@example.com");
  assert(subject.startsWith("ご予約を承りました："), subject);
  assert(subject.includes(" / Your booking: "), subject);
  assert(text.includes("佐藤 花子 様") && text.includes("Dear 佐藤 花子,"));
  assertEquals(calendar?.method, "REQUEST");
  assert(calendar!.text.replaceAll("\r\n ", "").includes(`UID:${id}@`));
  assertEquals(await world.desk.states(), {
    "booking_booked 1": "delivered",
    "booking_reminder 1": "waiting",
  });
});

Deno.test("a walk-in without an address is told nothing, which is no failure", async () => {
  await using world = await openMailingDesk();
  await bookForWalkIn(world.desk);
  await world.desk.owner`update customers set email = null`;
  await world.tick();
  assertEquals(world.mails, []);
  assertEquals(
    (await world.desk.states())["booking_booked 1"],
    "obsolete no_address",
  );
});

Deno.test("customers with an account are left to their AI service", async () => {
  await using world = await openMailingDesk();
  await world.desk.business.book({ start: at("15:00", NEXT_WEEK) });
  await world.tick();
  assertEquals(world.mails, []);
  assertEquals((await world.desk.claim()).length, 1);
});

Deno.test("owners and managers are told what they chose, and requests unless they do not want to be", async () => {
  await using world = await openMailingDesk();
  const { desk } = world;
  await addStaff(desk, "owner", "owner");
  await addStaff(desk, "manager", "admin");
  await addStaff(desk, "viewer", "viewer");
  await wants(desk, "manager", "booking_booked");
  await desk.business.book({ start: at("15:00", NEXT_WEEK) });
  await world.tick();
  assertEquals(world.mails.map(({ to }) => to), ["manager@example.com"]);
  const { text, calendar } = world.mails[0]!;
  assert(text.includes("お客様：hanako") && text.includes("By: the customer"));
  assert(text.includes("https://desk.example/admin/bookings"));
  assertEquals(calendar, undefined);

  await desk.owner`update services set needs_approval = true`;
  await desk.business.book({ start: at("16:00", NEXT_WEEK) });
  world.mails.length = 0;
  await world.tick();
  assertEquals(
    world.mails.map(({ to }) => to).toSorted(),
    ["manager@example.com", "owner@example.com"],
  );
});

Deno.test("nobody is told of what they did themselves, or after they were let go", async () => {
  await using world = await openMailingDesk();
  const { desk } = world;
  for (const id of ["adm_test", "manager"]) {
    await addStaff(desk, id, "admin");
    await wants(desk, id, "booking_booked");
  }
  await bookForWalkIn(desk);
  await desk
    .owner`update mcp_users set removed_at = now() where id = 'manager'`;
  await world.tick();
  assertEquals(world.mails.map(({ to }) => to), ["walk-in@example.com"]);
});

Deno.test("a mail that is tried again is the same, byte by byte", async () => {
  await using world = await openMailingDesk();
  await bookForWalkIn(world.desk);
  world.outcomes.push(new Error("The mail provider answered 503"));
  await world.tick();
  world.desk.at(at("12:34", "2030-01-07"));
  await world.tick();
  const [first, second, ...others] = world.mails;
  assertEquals(others, []);
  assert(first!.calendar!.text.includes("DTSTAMP:20300107T000000Z\r\n"));
  assertEquals(second, first);
});

Deno.test("a failed mail is tried again with the same id, a refused one is not, and neither is logged", async () => {
  await using world = await openMailingDesk();
  await bookForWalkIn(world.desk);
  world.outcomes.push(new Error("The mail provider answered 503"));
  await world.tick();
  world.desk.at(at("09:02", "2030-01-07"));
  world.outcomes.push({ refused: "validation_error" });
  await world.tick();
  world.desk.at(at("12:00", "2030-01-07"));
  await world.tick();
  const [first, second, ...others] = world.mails;
  assertEquals([first!.id === second!.id, others], [true, []]);
  assertEquals(
    (await world.desk.states())["booking_booked 1"],
    "dead validation_error",
  );
  assertEquals(world.lines.length, 1);
  const [line] = world.lines;
  assert(line!.includes("notice_not_sent"));
  assert(!line!.includes("walk-in@") && !line!.includes("花子"), line);
});
