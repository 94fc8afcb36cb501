import { assertEquals } from "@std/assert";
import { callRest } from "../surfaces/test_calls.ts";
import { openStaffWorld, type StaffWorld } from "../surfaces/test_staff.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { ISSUER } from "../test_app.ts";

const DAY_MS = 86_400_000;

/** An entry of each kind of actor, on each of three days. */
async function addEntries({ site }: StaffWorld) {
  const { owner } = site.database;
  const [{ id: staffId }] = await owner<[{ id: string }]>`
    select id from mcp_users limit 1`;
  await owner`
    insert into customers
      (id, issuer, user_id, name, created_by, created_at, last_seen)
    values ('cus_1', ${ISSUER}, 'usr_1', '佐藤 花子', 'ai-service', now(), now())`;
  // Noon in Tokyo, whatever the day is today.
  for (const day of ["2026-03-01", "2026-03-02", "2026-03-03"]) {
    await owner`
      insert into audit_log (at, request_id, actor_kind, issuer, actor_id, jti,
        operation, kind, targets)
      values
        (${`${day}T03:00Z`}, 'r', 'user', ${ISSUER}, 'usr_1', 'jti-1',
          'booking_create', 'write', '{bkg_1,svc_1}'),
        (${`${day}T03:00Z`}, 'r', 'staff', null, ${staffId}, null,
          'booking_get', 'read', '{bkg_1}'),
        (${`${day}T14:59:59.999Z`}, 'r', 'service', ${ISSUER}, ${ISSUER},
          'jti-2', 'order_mark_paid', 'write', '{ord_1}')`;
  }
  return staffId;
}

Deno.test("the audit is filtered by who, what, target and days of the business", async () => {
  await using world = await openStaffWorld([]);
  const staffId = await addEntries(world);
  const count = async (filter: object) => {
    const range = { to: "2026-03-31", limit: 100, ...filter };
    const { status, body } = await world.owner.call("audit_list", range);
    return status === 200 ? body.items.length : body.code;
  };
  const cases: [filter: object, expected: unknown][] = [
    [{}, 9],
    [{ actorKind: "user" }, 3],
    [{ actorKind: "staff" }, 3],
    [{ actorId: staffId }, 3],
    [{ actorId: "usr_1", client: ISSUER }, 3],
    [{ actorId: "usr_1", client: "other.test" }, 0],
    [{ client: ISSUER }, 6],
    [{ operation: "order_mark_paid" }, 3],
    [{ kind: "write" }, 6],
    [{ target: "bkg_1" }, 6],
    [{ target: "bkg_1", kind: "read", from: "2026-03-03" }, 1],
    [{ target: "' or true --" }, 0],
    [{ from: "2026-03-02", to: "2026-03-02" }, 3],
    [{ from: "2026-03-04" }, 0],
    [{ from: "2026-03-02", to: "2026-03-01" }, "invalid_input"],
    [{ from: "2026-13-01" }, "invalid_input"],
    [{ actorKind: "ghost" }, "invalid_input"],
    [{ cursor: "x" }, "invalid_input"],
  ];
  for (const [filter, expected] of cases) {
    assertEquals(await count(filter), expected, JSON.stringify(filter));
  }
});

Deno.test("pages of the audit show each entry once, the latest first", async () => {
  await using world = await openStaffWorld([]);
  await addEntries(world);
  const seen: { number: number; at: string }[] = [];
  let cursor: string | null = null;
  do {
    const { body } = await world.owner.call("audit_list", {
      to: "2026-03-31",
      limit: 2,
      ...(cursor && { cursor }),
    });
    seen.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  assertEquals(new Set(seen.map(({ number }) => number)).size, 9);
  const times = seen.map(({ at }) => at);
  assertEquals(times, times.toSorted().reverse());
});

Deno.test("entries name who acted, and which token can still be alive", async () => {
  await using world = await openStaffWorld([]);
  await addEntries(world);
  const { body } = await world.owner.call("audit_list", { to: "2026-03-01" });
  const [service, staff, user] = body.items;
  assertEquals(user.actor.name, "佐藤 花子");
  assertEquals(staff.actor.name, "山本 恵");
  assertEquals([service.actor.name, service.isTokenAlive], [null, false]);
  const { site } = world;
  await openSalon(site.database.owner);
  const start = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10);
  await callRest(site, "booking_create", {
    token: await site.tokenFor("usr_1"),
    args: {
      serviceId: HAIRCUT,
      start: `${start}T15:00:00+09:00`,
      note: "窓際",
    },
  });
  const { body: latest } = await world.owner.call("audit_list", {
    operation: "booking_create",
    limit: 1,
  });
  const [entry] = latest.items;
  assertEquals(entry.isTokenAlive, true);
  assertEquals(entry.after.booking.note, "[personal]");
});

Deno.test("who reads the audit is in the audit, with those who were read about", async () => {
  await using world = await openStaffWorld([]);
  const staffId = await addEntries(world);
  await world.owner.call("audit_list", { to: "2026-03-31" });
  const [row] = await world.site.database.owner`
    select kind, targets from audit_log where operation = 'audit_list'`;
  assertEquals(row, {
    kind: "read",
    targets: [ISSUER, staffId, "usr_1"],
  });
});
