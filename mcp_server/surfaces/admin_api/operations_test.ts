import { assert, assertEquals } from "@std/assert";
import {
  account,
  Browser,
  createStaffSite,
  SITE,
  type StaffSite,
} from "../../auth/staff_test_site.ts";
import { mayCall } from "../../operation/roles.ts";
import {
  isPreviewable,
  operationName,
  procedureFor,
} from "../../operation/operation.ts";
import { callRest, routeOf } from "../test_calls.ts";
import { HAIRCUT, openSalon } from "../../test_salon.ts";

/** That hour in the salon's time zone, in three days. */
function slot(hour: number): string {
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${hour}:00:00+09:00`;
}

/** The arguments and headers of a call. */
interface CallOptions {
  args?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** Calls the admin API in an admin's browser. */
class AdminClient {
  constructor(readonly site: StaffSite, readonly browser: Browser) {}

  call(name: string, options: CallOptions = {}) {
    return this.#send(`/api/admin/${routeOf(name)}`, options);
  }

  preview(name: string, options: CallOptions = {}) {
    return this.#send(`/api/admin/${routeOf(name)}/preview`, options);
  }

  async #send(path: string, { args = {}, headers = {} }: CallOptions) {
    const answer = await this.browser.send(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: SITE, ...headers },
      body: JSON.stringify(args),
    });
    const { status } = answer;
    return { status, headers: answer.headers, body: await answer.json() };
  }
}

const ROLES = ["owner", "admin", "viewer"] as const;

/** Creates a salon with an admin of each role, signed in. */
async function createSalon() {
  const site = await createStaffSite({
    accounts: ROLES.map((role) => account({ email: `${role}@example.com` })),
    allowed: { emails: ROLES.map((role) => `${role}@example.com`) },
  });
  await openSalon(site.database.owner, { capacity: 3 });
  const clients = {} as Record<typeof ROLES[number], AdminClient>;
  for (const role of ROLES) {
    const browser = new Browser(site);
    await browser.signIn(`${role}@example.com`);
    await site.database.owner`
      update mcp_users set role = ${role} where email = ${`${role}@example.com`}`;
    clients[role] = new AdminClient(site, browser);
  }
  return {
    site,
    ...clients,
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  };
}

/** Makes a booking as a customer. */
async function bookAsCustomer(site: StaffSite, userId: string, hour: number) {
  const { body } = await callRest(site, "booking_create", {
    token: await site.tokenFor(userId),
    args: { serviceId: HAIRCUT, start: slot(hour), note: "窓際" },
  });
  return body.booking;
}

Deno.test("an optional field that staff send as null counts as absent", async () => {
  await using salon = await createSalon();
  const listed = await salon.admin.call("booking_list", {
    args: { range: null, status: null, limit: null, cursor: null },
  });
  assertEquals(listed.status, 200);
  const refused = await salon.admin.call("booking_get", {
    args: { bookingId: null },
  });
  assertEquals(refused.status, 400);
  assertEquals(refused.body.details, { field: "bookingId" });
});

Deno.test("each role can call and preview exactly the operations that it may", async () => {
  await using salon = await createSalon();
  let tried = 0;
  for (const operation of salon.site.deps.operations) {
    const name = operationName(operation);
    for (const role of ROLES) {
      const { status, body } = await salon[role].call(name, {
        args: { unknown: true },
      });
      const expected = !procedureFor(operation, "staff")
        ? [403, "not_for_staff"]
        : mayCall(role, operation)
        ? [400, "invalid_input"]
        : [403, "role_required"];
      assertEquals([status, body.code], expected, `${role}: ${name}`);
      const preview = await salon[role].preview(name, {
        args: { unknown: true },
      });
      assertEquals(
        [preview.status, preview.body.code],
        isPreviewable(operation) ? expected : [404, "not_found"],
        `${role}: preview of ${name}`,
      );
      tried++;
    }
    const nobody = new AdminClient(salon.site, new Browser(salon.site));
    assertEquals((await nobody.call(name)).status, 401);
    assertEquals((await nobody.preview(name)).status, 401);
  }
  assert(tried > 0);
});

Deno.test("staff see and change every customer's bookings, under the same rules", async () => {
  await using salon = await createSalon();
  const { site, admin, viewer } = salon;
  const mine = await bookAsCustomer(site, "usr_1", 10);
  const theirs = await bookAsCustomer(site, "usr_2", 11);
  const { body: list } = await viewer.call("booking_list", {
    args: { range: "upcoming" },
  });
  assertEquals(
    list.items.map((item: { id: string }) => item.id),
    [mine.id, theirs.id],
  );
  const { body: one } = await viewer.call("booking_get", {
    args: { bookingId: theirs.id },
  });
  assertEquals(one.booking, theirs);

  const { body: moved } = await admin.call("booking_update", {
    args: { bookingId: mine.id, start: slot(12) },
  });
  assertEquals(moved.booking.start, slot(12));
  const { body: gone } = await admin.call("booking_delete", {
    args: { bookingId: theirs.id },
  });
  assertEquals(gone.booking.status, "cancelled");

  const again = await admin.call("booking_update", {
    args: { bookingId: theirs.id, start: slot(13) },
  });
  assertEquals([again.status, again.body.code], [409, "booking_not_active"]);
  const late = await admin.call("booking_update", {
    args: { bookingId: mine.id, start: "2020-01-01T10:00:00+09:00" },
  });
  assertEquals([late.status, late.body.overrode], [200, ["past"]]);
  const [customer] = await site.database.owner`
    select name from customers where user_id = 'usr_1'`;
  assertEquals(customer?.name, "usr_1", "a customer keeps their own name");
});

Deno.test("staff book for a walk-in customer with name and phone", async () => {
  await using salon = await createSalon();
  const { site, admin } = salon;
  const booking = { serviceId: HAIRCUT, start: slot(15) };
  const nameless = await admin.call("booking_create", { args: booking });
  assertEquals(nameless.body.details, { field: "customer" });
  const customer = { name: "飛び込みの 鈴木", phone: "090-1234-5678" };
  const { status, body } = await admin.call("booking_create", {
    args: { ...booking, customer },
  });
  assertEquals(status, 200);
  const rows = await site.database.owner`
    select bookings.id, bookings.issuer, bookings.user_id, name, phone,
      customers.issuer as known_to, bookings.created_by
    from bookings join customers on customers.id = customer_id`;
  assertEquals([...rows], [{
    id: body.booking.id,
    issuer: null,
    user_id: null,
    ...customer,
    phone: "09012345678",
    known_to: null,
    created_by: "mcp",
  }]);
  const token = await site.tokenFor("usr_1");
  const asCustomer = await callRest(site, "booking_create", {
    token,
    args: { ...booking, customer },
  });
  assertEquals(asCustomer.body.details, { field: "customer" });
});

Deno.test("a retry with the same key is one booking, and another admin's key is separate", async () => {
  await using salon = await createSalon();
  const call = {
    args: { serviceId: HAIRCUT, start: slot(15), customer: { name: "鈴木" } },
    headers: { "Idempotency-Key": "key-1" },
  };
  const first = await salon.admin.call("booking_create", call);
  const retry = await salon.admin.call("booking_create", call);
  assertEquals(retry.body, first.body);
  assertEquals(retry.headers.get("idempotent-replayed"), "true");
  const colleague = await salon.owner.call("booking_create", call);
  assert(colleague.body.booking.id !== first.body.booking.id);
  const other = { ...call, args: { ...call.args, note: "x" } };
  const reused = await salon.admin.call("booking_create", other);
  assertEquals([reused.status, reused.body.code], [
    409,
    "idempotency_key_reused",
  ]);
});

Deno.test("changes by staff and reads of customers' records are in the audit log", async () => {
  await using salon = await createSalon();
  const { site, admin, viewer } = salon;
  const booking = await bookAsCustomer(site, "usr_1", 10);
  await viewer.call("booking_services");
  await viewer.call("form_list");
  await viewer.call("booking_get", { args: { bookingId: "bkg_none" } });
  await viewer.call("booking_list", {
    headers: { "X-Request-Id": "request-1" },
  });
  await viewer.call("booking_get", { args: { bookingId: booking.id } });
  const cancelling = { args: { bookingId: booking.id, reason: "休業" } };
  await admin.preview("booking_delete", cancelling);
  await admin.call("booking_delete", cancelling);
  const rows = await site.database.owner`
    select actor_id, mcp_users.role, operation, kind, targets, jti, request_id,
      before -> 'booking' ->> 'status' as before,
      after -> 'booking' ->> 'status' as after
    from audit_log join mcp_users on mcp_users.id = actor_id
    where actor_kind = 'staff' order by audit_log.id`;
  const [customer] = await site.database.owner`select id from customers`;
  const brief = rows.map((
    { role, operation, kind, targets },
  ) => [role, operation, kind, targets]);
  assertEquals(brief, [
    ["viewer", "booking_list", "read", [booking.id, customer?.id]],
    ["viewer", "booking_get", "read", [booking.id]],
    ["admin", "booking_delete_preview", "read", [booking.id]],
    ["admin", "booking_delete", "write", [booking.id, HAIRCUT]],
  ]);
  assertEquals(rows[0]?.request_id, "request-1");
  assertEquals([rows[3]?.before, rows[3]?.after], ["confirmed", "cancelled"]);
});

Deno.test("the rate limit applies to staff, too", async () => {
  await using salon = await createSalon();
  const { site, viewer, admin } = salon;
  await site.database.owner`
    insert into rate_limits
    select 'staff', '', id, now() + interval '1 day' from mcp_users
    where role = 'viewer'`;
  const { status, headers } = await viewer.call("booking_list");
  assertEquals(status, 429);
  assert(Number(headers.get("retry-after")) > 0);
  assertEquals((await admin.call("booking_list")).status, 200);
});

Deno.test("what staff alone do is open to roles that write, and to no token", async () => {
  await using salon = await createSalon();
  const { site, admin, viewer } = salon;
  const booking = await bookAsCustomer(site, "usr_1", 10);
  const confirm = { bookingId: booking.id, status: "confirmed" };
  const { status, body } = await admin.call("booking_set_status", {
    args: confirm,
  });
  assertEquals([status, body.booking.id], [200, booking.id]);
  const refused = await viewer.call("booking_set_status", { args: confirm });
  assertEquals([refused.status, refused.body.code], [403, "role_required"]);
  const settings = await viewer.call("business_settings");
  assertEquals(settings.status, 200);
  const tokens = [
    await site.tokenFor("usr_1"),
    (await site.signer.signForService(["order:pay"])).token,
  ];
  for (
    const name of [
      "booking_set_status",
      "product_set_stock",
      "order_hand_over",
      "business_update",
      "business_settings",
    ]
  ) {
    for (const token of tokens) {
      const answer = await callRest(site, name, { token });
      assertEquals(answer.status, 404, name);
    }
  }
});
