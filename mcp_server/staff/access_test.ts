import { assert, assertEquals } from "@std/assert";
import { operationName } from "../operation/operation.ts";
import { ADMIN_ROLES } from "../operation/admin.ts";
import { LISTED_OPERATIONS } from "../operation/roles.ts";
import { openSalon } from "../test_salon.ts";
import { expectedRoles, NOT_FOR_STAFF } from "../surfaces/test_roles.ts";
import { openStaffWorld, OWNER, StaffBrowser } from "../surfaces/test_staff.ts";

/** Cases that came out otherwise than they must, over all tests of this file. */
const wrong: string[] = [];
let tried = 0;

function expect(name: string, actual: unknown, expected: unknown) {
  tried++;
  const [got, wanted] = [actual, expected].map((value) =>
    JSON.stringify(value)
  );
  if (got !== wanted) wrong.push(`${name}: ${got} instead of ${wanted}`);
}

const KEN = "ken@example.com";
const MIKA = "mika@shop.example";
const member = { email: MIKA, hostedDomain: "shop.example" };

Deno.test("each role can call exactly the operations of the table", async () => {
  const emails = ADMIN_ROLES.map((role) => `${role}@staff.example`);
  await using world = await openStaffWorld(
    emails.map((email) => ({ email })),
    { emails },
  );
  const { deps, database } = world.site;
  const browsers = await Promise.all(ADMIN_ROLES.map(async (role, index) => {
    const browser = await world.signIn(emails[index]!);
    await database.owner`
      update mcp_users set role = ${role},
        resource_id = ${role === "stylist" ? "res_chair" : null}
      where email = ${emails[index]!}`;
    return [role, browser] as const;
  }));
  for (const operation of [...deps.operations, ...deps.staffOperations]) {
    const name = operationName(operation);
    const roles = expectedRoles(name);
    for (const [role, browser] of browsers) {
      const { status, body } = await browser.call(name, { unknown: true });
      const expected = NOT_FOR_STAFF.includes(name)
        ? [403, "not_for_staff"]
        : roles.includes(role)
        ? [400, "invalid_input"]
        : [403, "role_required"];
      expect(`${role}: ${name}`, [status, body.code], expected);
    }
    const nobody = new StaffBrowser(world.site);
    expect(`nobody: ${name}`, (await nobody.call(name)).status, 401);
  }
  const names = [...deps.operations, ...deps.staffOperations]
    .map(operationName);
  assertEquals(
    [...LISTED_OPERATIONS].filter((each) => !names.includes(each)),
    [],
  );
});

Deno.test("who was removed is out, and only a new invitation lets them in", async () => {
  for (
    const [email, lists] of [
      [KEN, { emails: [KEN] }],
      [MIKA, { domain: "shop.example" }],
    ] as const
  ) {
    await using world = await openStaffWorld([
      { email: KEN },
      { email: "planted@example.com" },
      member,
      { email, sub: "another", hostedDomain: "shop.example" },
    ], lists);
    const { owner, signIn, idOf } = world;
    const old = await signIn(email);
    assert(await old.role());
    const planted = { email: "planted@example.com", role: "owner" };
    await old.call("staff_invite", planted);
    const staffId = await idOf(email);
    const removed = await owner.call("staff_remove", { staffId });
    expect(`${email} removed`, removed.status, 200);
    expect(`${email} removed, old session`, await old.role(), null);
    expect(
      `${email} removed, sign-in`,
      await (await signIn(email)).role(),
      null,
    );
    const another = await signIn("another");
    expect(`${email} removed, another account`, await another.role(), null);
    expect(
      `${email} removed, whom they invited`,
      await (await signIn(planted.email)).role(),
      null,
    );
    await owner.call("staff_invite", { email, role: "admin" });
    const back = await signIn(email);
    expect(`${email} invited back`, await back.role(), "admin");
    expect(`${email}, the old session`, await old.role(), null);
  }
});

Deno.test("who was demoted stays so, in an old session and a new one", async () => {
  await using world = await openStaffWorld([{ email: KEN }, member], {
    emails: [KEN],
    domain: "shop.example",
  });
  const { owner, signIn, idOf } = world;
  const old = await signIn(KEN);
  expect("second owner", await old.role(), "owner");
  const staffId = await idOf(KEN);
  await owner.call("staff_change_role", { staffId, role: "viewer" });
  expect("demoted, old session", await old.role(), "viewer");
  expect("demoted may not list", (await old.call("staff_list")).status, 403);
  expect("demoted, sign-in", await (await signIn(KEN)).role(), "viewer");

  const raised = await signIn(MIKA);
  expect("domain", await raised.role(), "viewer");
  const mika = await idOf(MIKA);
  await owner.call("staff_change_role", { staffId: mika, role: "admin" });
  expect("raised, old session", await raised.role(), "admin");
  expect("raised, sign-in", await (await signIn(MIKA)).role(), "admin");
});

Deno.test("who is taken off the list of addresses is out at once", async () => {
  await using world = await openStaffWorld([
    { email: KEN },
    { email: "both@shop.example", hostedDomain: "shop.example" },
  ], { emails: [KEN, "both@shop.example"], domain: "shop.example" });
  const { site, signIn } = world;
  const old = await signIn(KEN);
  const both = await signIn("both@shop.example");
  expect("listed", [await old.role(), await both.role()], ["owner", "owner"]);
  await site.allow({ emails: [OWNER] });
  expect("un-listed, old session", await old.role(), null);
  expect("un-listed, sign-in", await (await signIn(KEN)).role(), null);
  expect("un-listed, of the domain, old session", await both.role(), null);
  const viewer = await signIn("both@shop.example");
  expect("un-listed, of the domain, sign-in", await viewer.role(), "viewer");
  await site.allow({ emails: [OWNER, KEN] });
  expect("listed again", await (await signIn(KEN)).role(), "owner");
});

Deno.test("who is of a domain that is no longer let in is out at once", async () => {
  await using world = await openStaffWorld([
    member,
    { email: MIKA, sub: "left" },
    { email: "b@other.example", hostedDomain: "other.example" },
  ], { domain: "Shop.Example" });
  const { site, signIn } = world;
  const old = await signIn(MIKA);
  expect("of the domain", await old.role(), "viewer");
  expect("without hd", await (await signIn("left")).role(), null);
  await site.allow({ domain: "other.example" });
  expect("domain changed, old session", await old.role(), null);
  expect("domain changed, sign-in", await (await signIn(MIKA)).role(), null);
  const other = await signIn("b@other.example");
  expect("of the new domain", await other.role(), "viewer");
  await site.allow({ domain: "" });
  expect("no domain, old session", await other.role(), null);
  const again = await signIn("b@other.example");
  expect("no domain, sign-in", await again.role(), null);
});

Deno.test("an account that left the Workspace is out, and so are its sessions", async () => {
  await using world = await openStaffWorld([member], {
    domain: "shop.example",
  });
  const { site, signIn } = world;
  const old = await signIn(MIKA);
  await site.database.owner`
    update mcp_users set admitted_as = 'former.example' where email = ${MIKA}`;
  await site.database.owner`
    insert into mcp_allow_list values ('domain', 'former.example')`;
  expect("both domains listed", await old.role(), "viewer");
  await site.allow({ domain: "former.example" });
  expect("hd has changed, sign-in", await (await signIn(MIKA)).role(), null);
  expect("hd has changed, old session", await old.role(), null);
});

Deno.test("an invitation lets in its address once, with its role, while it is open", async () => {
  await using world = await openStaffWorld([
    { email: KEN },
    { email: KEN, sub: "twin" },
    { email: "late@example.com" },
    { email: "void@example.com" },
    { email: "first@example.com" },
    { email: "unsure@example.com", emailVerified: false },
  ]);
  const { owner, site, signIn } = world;
  await openSalon(site.database.owner);
  const role = async (hint: string) => await (await signIn(hint)).role();
  expect("not invited", await role(KEN), null);
  const invited = await owner.call("staff_invite", {
    email: "Ken@Example.com",
    role: "stylist",
    resourceId: "res_chair",
  });
  expect("invited", invited.status, 200);
  expect("accepted", await role(KEN), "stylist");
  expect("by another account", await role("twin"), null);
  expect("signed in again", await role(KEN), "stylist");
  const again = await owner.call("staff_invite", { email: KEN, role: "owner" });
  expect("already staff", [again.status, again.body.code], [
    409,
    "already_staff",
  ]);

  for (const email of ["late@example.com", "void@example.com"]) {
    await owner.call("staff_invite", { email, role: "admin" });
  }
  await site.database.owner`
    update mcp_invitations set expires_at = now() where email like 'late@%'`;
  expect("expired", await role("late@example.com"), null);
  const { body } = await owner.call("staff_list");
  expect(
    "open",
    body.invitations.map((each: { email: string }) => each.email),
    [
      "void@example.com",
    ],
  );
  const invitationId = body.invitations[0].id;
  const revoked = await owner.call("staff_revoke_invitation", { invitationId });
  expect("revoked", revoked.status, 200);
  expect("revoked, sign-in", await role("void@example.com"), null);
  const twice = await owner.call("staff_revoke_invitation", { invitationId });
  expect("revoked again", twice.status, 404);

  await owner.call("staff_invite", {
    email: "first@example.com",
    role: "owner",
  });
  await owner.call("staff_invite", {
    email: "first@example.com",
    role: "viewer",
  });
  expect("the last one counts", await role("first@example.com"), "viewer");
  await owner.call("staff_invite", {
    email: "unsure@example.com",
    role: "admin",
  });
  expect("unverified", await role("unsure@example.com"), null);
});

Deno.test("an invitation is for the address that was meant, however an input method wrote it", async () => {
  await using world = await openStaffWorld([
    { email: KEN },
    { email: "a..b@docomo.ne.jp" },
  ]);
  const { owner, signIn } = world;
  for (
    const [written, email] of [
      [" ｋｅｎ＠ｅｘａｍｐｌｅ．ｃｏｍ\u3000", KEN],
      ["a..b@docomo.ne.jp", "a..b@docomo.ne.jp"],
    ] as const
  ) {
    const { status } = await owner.call("staff_invite", {
      email: written,
      role: "viewer",
    });
    expect(`${written} invited`, status, 200);
    expect(`${written} accepted`, await (await signIn(email)).role(), "viewer");
  }
  const { status, body } = await owner.call("staff_invite", {
    email: "ken@example",
    role: "viewer",
  });
  expect("no address", [status, body.error], [
    400,
    "email must be an e-mail address",
  ]);
});

Deno.test("the last owner is kept, also when two demote each other", async () => {
  await using world = await openStaffWorld([{ email: KEN }], {
    emails: [KEN],
  });
  const { site, owner, signIn, idOf } = world;
  const [self, lastOwner] = [await idOf(OWNER), [409, "last_owner"]];
  const refusals = async () => {
    const answers = [
      await owner.call("staff_remove", { staffId: self }),
      await owner.call("staff_change_role", { staffId: self, role: "admin" }),
    ];
    return answers.map(({ status, body }) => [status, body.code]);
  };
  expect("alone", await refusals(), [lastOwner, lastOwner]);
  const ken = await signIn(KEN);
  await site.allow({ emails: [OWNER] });
  expect("beside an un-listed one", await refusals(), [lastOwner, lastOwner]);
  await site.allow({ emails: [OWNER, KEN] });
  await ken.signIn(KEN);
  const other = await idOf(KEN);
  const both = await Promise.all([
    owner.call("staff_change_role", { staffId: other, role: "viewer" }),
    ken.call("staff_remove", { staffId: self }),
  ]);
  const [row] = await site.database.owner<[{ owners: number }]>`
    select count(*)::int as owners from mcp_users
    where role = 'owner' and removed_at is null`;
  const done = both.filter(({ status }) => status === 200).length;
  expect("each other", [done, row.owners], [1, 1]);
});

Deno.test("owners see sessions and end them", async () => {
  await using world = await openStaffWorld([{ email: KEN }], {
    emails: [KEN],
  });
  const { owner, signIn, idOf } = world;
  const [first, second, third] = [
    await signIn(KEN),
    await signIn(KEN),
    await signIn(KEN),
  ];
  const staffId = await idOf(KEN);
  const { body } = await owner.call("staff_list");
  const listed = body.staff.find(({ id }: { id: string }) => id === staffId);
  expect("sessions", listed.sessions.length, 3);
  assert(!JSON.stringify(body).includes("sub"), "no identifier of Google");
  const sessionId = listed.sessions[0].id;
  const one = await owner.call("staff_end_sessions", { staffId, sessionId });
  expect("one ended", one.body.ended, 1);
  expect("the last one's", await third!.role(), null);
  expect("the others'", [await first!.role(), await second!.role()], [
    "owner",
    "owner",
  ]);
  await owner.call("staff_end_sessions", { staffId });
  expect("all", [await first!.role(), await second!.role()], [null, null]);
  expect("and in again", await (await signIn(KEN)).role(), "owner");
  const unknown = await owner.call("staff_end_sessions", { staffId: "adm_x" });
  expect("unknown", unknown.status, 404);
});

Deno.test("a stylist, and nobody else, has a resource that exists", async () => {
  await using world = await openStaffWorld([]);
  const { owner, site } = world;
  await openSalon(site.database.owner);
  const invite = async (given: object) =>
    (await owner.call("staff_invite", { email: KEN, ...given })).status;
  expect("no resource", await invite({ role: "stylist" }), 400);
  const chair = { resourceId: "res_chair" };
  expect("an admin's", await invite({ role: "admin", ...chair }), 400);
  const unknown = { role: "stylist", resourceId: "res_unknown" };
  expect("unknown", await invite(unknown), 404);
  expect("a chair", await invite({ role: "stylist", ...chair }), 200);
  expect("no such role", await invite({ role: "god" }), 400);
});

Deno.test("no access case came out otherwise than it must", () => {
  console.log(`${tried} access cases`);
  console.log(`figure: access_wrong = ${wrong.length} (goal = 0)`);
  assertEquals(wrong, []);
});
