import { assert, assertEquals } from "@std/assert";
import { hashArguments } from "../../shared/contract/hash_arguments.ts";
import { SERVICE_SCOPES, USER_SCOPES } from "../../shared/contract/scopes.ts";
import { isPreviewable, operationName } from "../operation/operation.ts";
import { previewPath } from "./paths.ts";
import {
  createTestApp,
  createTestKeys,
  createTestSigner,
  ISSUER,
  type TestApp,
} from "../test_app.ts";
import { post, routeOf, toolsOf } from "./test_calls.ts";
import { createAdminCookie, createCustomers } from "./test_people.ts";
import { callPreview, type Write, writes } from "./test_previews.ts";
import { type Arguments, examples } from "./test_slices.ts";

let clock = new Date("2026-03-02T03:00:00Z");
const now = () => clock;
const USER_WRITES = writes.filter(({ by }) => by === "user");

/** Creates a customer; returns the token and valid arguments of every write. */
async function openShop(app: TestApp) {
  const [customer] = await createCustomers(app, ["usr_1"]);
  const { token, pools } = customer!;
  const owned = Object.fromEntries(
    Object.entries(pools).map(([field, ids]) => [field, String(ids[0])]),
  );
  const previews = examples
    .flatMap((slice) => slice.previews?.({ owned, now: clock }) ?? []);
  const argsOf = ({ name, by }: Pick<Write, "name" | "by">): Arguments =>
    previews.find((one) => one.operation === name && one.by === by)!.args;
  return { token, argsOf };
}

Deno.test("a preview requires its read scopes, and not the scope of the write", async () => {
  await using app = await createTestApp({ now });
  const { argsOf } = await openShop(app);
  for (const write of USER_WRITES) {
    const { name, operation: { scope, previewScopes } } = write;
    const args = argsOf(write);
    const preview = async (scopes: readonly string[]) => {
      const chosen = USER_SCOPES.filter((each) => scopes.includes(each));
      const token = await app.tokenFor("usr_1", chosen);
      return await callPreview(app, name, { token, args });
    };
    assertEquals((await preview(previewScopes)).status, 200, name);
    assert(previewScopes.every((each) => each.endsWith(":read")), name);
    for (const needed of previewScopes) {
      const others = USER_SCOPES.filter((each) => each !== needed);
      assert(others.includes(scope as typeof others[number]));
      const { status, body, headers } = await preview(others);
      assertEquals([status, body.code], [403, "insufficient_scope"], name);
      assertEquals(body.details, { scope: needed });
      assert(headers.get("www-authenticate")!.includes(`scope="${needed}"`));
    }
  }
});

Deno.test("step-up tokens, service tokens and forged tokens get no preview", async () => {
  await using app = await createTestApp({ now });
  const { argsOf } = await openShop(app);
  const { token: service } = await app.signer.signForService(SERVICE_SCOPES);
  const forger = await createTestSigner(ISSUER, await createTestKeys(), now);
  const user = { id: "usr_1", email: null, name: "usr_1" };
  const { token: forged } = await forger.signForUser({
    user,
    scopes: USER_SCOPES,
  });
  const unsigned = (await app.tokenFor("usr_1")).replace(/\.[^.]+$/, ".");
  for (const write of USER_WRITES) {
    const { name, operation: { previewScopes } } = write;
    const args = argsOf(write);
    const stepUp = {
      idempotencyKey: "approval-1",
      argsSha256: hashArguments(args),
    };
    const approved = await app.tokenFor("usr_1", USER_SCOPES, stepUp);
    for (const token of [approved, service]) {
      const { status, body } = await callPreview(app, name, { token, args });
      assertEquals([status, body.code], [403, "insufficient_scope"], name);
    }
    for (const token of [forged, unsigned, "x.y.z", undefined]) {
      const { status, body, headers } = await callPreview(app, name, {
        token,
        args,
      });
      assertEquals([status, body.error], [401, "Invalid token"], name);
      const scopes = `scope="${previewScopes.join(" ")}"`;
      assert(headers.get("www-authenticate")!.includes(scopes), name);
    }
  }
});

Deno.test("revoked and expired tokens get no preview", async () => {
  const before = clock;
  await using app = await createTestApp({ now });
  const { token, argsOf } = await openShop(app);
  const { owner } = app.database;
  await owner`
    insert into revocations (issuer, kind, subject, issued_until, expires_at)
    values (${ISSUER}, 'user', 'usr_1', ${clock}, ${clock} + interval '1 day')`;
  for (const write of USER_WRITES) {
    const call = { token, args: argsOf(write) };
    const { status } = await callPreview(app, write.name, call);
    assertEquals(status, 401, write.name);
  }
  await owner`delete from revocations`;
  const [write] = USER_WRITES;
  const call = { token, args: argsOf(write!) };
  assertEquals((await callPreview(app, write!.name, call)).status, 200);
  clock = new Date(clock.getTime() + 3_700_000);
  assertEquals((await callPreview(app, write!.name, call)).status, 401);
  clock = before;
});

Deno.test("previews count towards the rate limit, refused ones too", async () => {
  await using app = await createTestApp({
    now,
    rateLimit: { perMinute: 1, burst: 4 },
  });
  const [write] = USER_WRITES;
  const token = await app.tokenFor("usr_2");
  const { previewScopes } = write!.operation;
  const others = USER_SCOPES.filter((scope) => scope !== previewScopes[0]);
  const unscoped = await app.tokenFor("usr_2", others);
  const sent = [
    { token, args: { unknown: true } },
    { token: unscoped, args: {} },
    { token, args: { unknown: true } },
    { token, args: { unknown: true } },
  ];
  for (const call of sent) {
    const { status } = await callPreview(app, write!.name, call);
    assert(status === 400 || status === 403, String(status));
  }
  for (const call of [{ token, args: {} }, { token: unscoped, args: {} }]) {
    const { status, body, headers } = await callPreview(app, write!.name, call);
    assertEquals([status, body.code], [429, "rate_limited"]);
    assert(Number(headers.get("retry-after")) > 0);
  }
  const path = "/mcp/tools/nothing/at_all/preview";
  assertEquals((await post(app, path, {}, { token })).status, 429);
});

Deno.test("only writes of users have a preview, and only by POST", async () => {
  await using app = await createTestApp({ now });
  const token = await app.tokenFor("usr_1");
  for (const operation of app.deps.operations) {
    const path = previewPath(operation);
    if (!isPreviewable(operation)) {
      const { status, body } = await post(app, path, {}, { token });
      assertEquals([status, body.code], [404, "not_found"], path);
    }
    for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
      const headers = { authorization: `Bearer ${token}` };
      const url = `http://localhost:8788${path}`;
      const response = await app.fetch(new Request(url, { method, headers }));
      assertEquals(response.status, 405, `${method} ${path}`);
      assertEquals(response.headers.get("allow"), "POST");
      await response.body?.cancel();
    }
  }
  const longer = `${previewPath(USER_WRITES[0]!.operation)}/more`;
  for (const path of ["/mcp/tools/nothing/at_all/preview", longer]) {
    const { status } = await post(app, path, {}, { token });
    assertEquals(status, 404, path);
  }
  for (const operation of toolsOf(app)) {
    assertEquals(isPreviewable(operation), operation.kind === "write");
  }
});

Deno.test("the body of a preview has the same limits as that of a call", async () => {
  await using app = await createTestApp({ now });
  const token = await app.tokenFor("usr_1");
  const bodies: [string, number][] = [
    ["{", 400],
    ["[]", 400],
    ['{"note":"a","note":"b"}', 400],
    ['{"note":"\\u0000"}', 400],
    ["[".repeat(100_000) + "]".repeat(100_000), 400],
    [`{"note":"${"x".repeat(300_000)}"}`, 413],
  ];
  for (const { operation } of USER_WRITES) {
    const path = previewPath(operation);
    for (const [body, expected] of bodies) {
      const { status } = await post(app, path, body, { token });
      assertEquals(status, expected, body.slice(0, 40));
    }
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const form = await post(app, path, "note=x", { token, headers });
    assertEquals(form.status, 415);
  }
});

Deno.test("staff can preview only with their session, and customers only with their token", async () => {
  await using app = await createTestApp({ now });
  const { token, argsOf } = await openShop(app);
  const cookie = await createAdminCookie(app);
  const origin = app.deps.env.serverUrl;
  const staffWrites = writes.filter(({ by }) => by === "staff");
  assert(staffWrites.length > 0);
  for (const write of staffWrites) {
    const args = argsOf(write);
    const send = (path: string, options: object) =>
      post(app, `${path}/${routeOf(write.name)}/preview`, args, options);
    const attempts: [string, object, number][] = [
      ["/api/admin", { headers: { cookie, origin } }, 200],
      ["/api/admin", { headers: { origin } }, 401],
      ["/api/admin", { token, headers: { origin } }, 401],
      ["/api/admin", { token, headers: { cookie, origin } }, 401],
      ["/api/admin", { headers: { cookie, origin: "https://evil.test" } }, 403],
      ["/mcp/tools", { headers: { cookie, origin } }, 401],
    ];
    for (const [path, options, expected] of attempts) {
      const { status, body } = await send(path, options);
      assertEquals(status, expected, `${path} ${JSON.stringify(body)}`);
    }
  }
  const rows = await app.database.owner`
    select operation, kind, actor_id, targets from audit_log
    where actor_kind = 'staff' order by id`;
  assertEquals(
    rows.map(({ operation, kind, actor_id }) => [operation, kind, actor_id]),
    staffWrites.map(({ name }) => [`${name}_preview`, "read", "adm_1"]),
  );
  for (const [at, write] of staffWrites.entries()) {
    const ids = Object.entries(argsOf(write))
      .filter(([field]) => field.endsWith("Id")).map(([, id]) => id);
    const named = [...new Set(ids)].sort();
    assertEquals([...rows[at]!.targets].sort(), named, write.name);
  }
});

Deno.test("a preview is logged in one line without its contents", async () => {
  await using app = await createTestApp({ now });
  const { token, argsOf } = await openShop(app);
  const from = app.lines.length;
  for (const write of USER_WRITES) {
    await callPreview(app, write.name, { token, args: argsOf(write) });
  }
  const lines = app.lines.slice(from)
    .filter(({ event }) => event === "preview_made");
  assertEquals(
    lines.map(({ operation, outcome }) => [operation, outcome]),
    USER_WRITES.map(({ operation }) => [operationName(operation), "ok"]),
  );
  const keys = lines.flatMap((line) => Object.keys(line));
  for (const key of ["args", "preview", "details", "note"]) {
    assert(!keys.includes(key), key);
  }
});
