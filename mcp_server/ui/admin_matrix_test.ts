import { assertEquals } from "@std/assert";
import { SITE } from "../auth/staff_test_site.ts";
import { addCatalogue } from "../booking/admin_test_data.ts";
import { addForm } from "../form/test_forms.ts";
import { ADMIN_ROLES, type AdminRole } from "../operation/admin.ts";
import { isPreviewable, operationName } from "../operation/operation.ts";
import { operations, staffOperations } from "../slices.ts";
import { expectedRoles, NOT_FOR_STAFF } from "../surfaces/test_roles.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { actionsOf } from "./desk/handlers.ts";
import type { OperationRef } from "./desk/operation_name.ts";
import { buildSite } from "./development.ts";
import { findPages, SENDERS, type Visitor, visitorsOf } from "./test_matrix.ts";

const pages = await buildSite();
const now = () => new Date("2030-01-08T02:00:00Z");

/** Pages for everyone, who have no session yet. */
const PUBLIC = ["/", "/docs", "/admin/sign-in", "/admin/no-access"];

const READERS: readonly AdminRole[] = ["owner", "admin", "viewer"];

/** Who may see each page, written down a second time. */
const ROLES: Readonly<Record<string, readonly AdminRole[]>> = {
  "/admin": READERS,
  "/admin/calendar": ADMIN_ROLES,
  "/admin/customers": READERS,
  "/admin/customers/[id]": READERS,
  "/admin/customers/[id]/export": ["owner", "admin"],
  "/admin/orders": READERS,
  "/admin/orders/[id]": READERS,
  "/admin/orders/export": ["owner", "admin"],
  "/admin/search": READERS,
  "/admin/bookings": ["owner", "admin", "viewer"],
  "/admin/shop": READERS,
  "/admin/shop/menu": READERS,
  "/admin/shop/menu/[id]": READERS,
  "/admin/shop/moving-in": ["owner", "admin"],
  "/admin/shop/products": READERS,
  "/admin/shop/products/[id]": READERS,
  "/admin/shop/products/stock": READERS,
  "/admin/shop/products/export": READERS,
  "/admin/shop/products/import": ["owner", "admin"],
  "/admin/shop/people": READERS,
  "/admin/shop/people/[id]": READERS,
  "/admin/shop/hours": READERS,
  "/admin/notices": ["owner", "admin"],
  "/admin/notices/words": ["owner", "admin"],
  "/admin/shop/forms": READERS,
  "/admin/shop/forms/[id]": READERS,
  "/admin/reports": READERS,
  "/admin/reports/export": READERS,
  "/admin/submissions": READERS,
  "/admin/submissions/export": ["owner", "admin"],
  "/admin/notices/calendars": ["owner", "admin"],
  "/admin/staff": ["owner"],
  "/admin/services": ["owner"],
  "/admin/audit": ["owner"],
  "/admin/audit/export": ["owner"],
  "/admin/monitoring": ["owner", "admin"],
  "/admin/try": ["owner"],
};

/** Cases that came out otherwise than they must, over all tests of this file. */
const wrong: string[] = [];
let tried = 0;

function expect(name: string, actual: unknown, expected: unknown) {
  tried++;
  if (String(actual) !== String(expected)) {
    wrong.push(`${name}: ${actual} instead of ${expected}`);
  }
}

/** A request as that visitor sends it; the answer's status, code and target. */
async function send(
  { fetch }: TestApp,
  path: string,
  { visitor, headers, ...init }: RequestInit & { visitor: Visitor },
) {
  const request = new Request(SITE + path, {
    ...init,
    headers: { ...visitor.headers, ...headers as Record<string, string> },
  });
  const answer = await fetch(request);
  const text = await answer.text();
  const isJson = answer.headers.get("Content-Type")?.includes("json");
  const code: string | undefined = isJson ? JSON.parse(text).code : undefined;
  const to = answer.headers.get("Location") ?? "";
  return { status: answer.status, code, to };
}

Deno.test("each operation and preview is open to the roles that have it, from the site itself", async () => {
  await using app = await createTestApp({ now, serverUrl: SITE });
  const visitors = await visitorsOf(app, now());
  for (const operation of [...operations, ...staffOperations]) {
    const name = operationName(operation);
    const path = `/api/admin/${operation.noun}/${operation.verb}`;
    for (const visitor of visitors) {
      for (const sender of SENDERS) {
        const call = async (to: string) => {
          const { status, code } = await send(app, to, {
            visitor,
            method: "POST",
            headers: { ...sender.headers, "Content-Type": "application/json" },
            body: `{"unknown":true}`,
          });
          return `${status} ${code}`;
        };
        const at = `${name} by ${visitor.name} from ${sender.name}`;
        const expected = expectedCall(name, visitor, sender.isOwn);
        expect(at, await call(path), expected);
        const isOpen = !expected.startsWith("401") &&
          !expected.endsWith("cross_origin");
        expect(
          `preview of ${at}`,
          await call(`${path}/preview`),
          isOpen && !isPreviewable(operation) ? "404 not_found" : expected,
        );
      }
    }
  }
});

/** A call that passes gets as far as its arguments, which are none. */
function expectedCall(
  name: string,
  { role, hasToken }: Visitor,
  isOwn: boolean,
): string {
  if (hasToken) return "401 invalid_token";
  if (!isOwn) return "403 cross_origin";
  if (role === null) return "401 sign_in_required";
  if (NOT_FOR_STAFF.includes(name)) return "403 not_for_staff";
  return expectedRoles(name).includes(role)
    ? "400 invalid_input"
    : "403 role_required";
}

/** A record of each kind that has a page of its own. */
async function addRecords({ database: { owner } }: TestApp): Promise<void> {
  await addCatalogue(owner);
  await owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock)
    values ('prd_oil', 'ヘアオイル', 'Hair oil', '', '', 1000, 'JPY', 3)`;
  await owner`
    insert into customers (id, name, created_by, created_at, last_seen)
    values ('cus_1', '佐藤 花子', 'mcp', ${now()}, ${now()})`;
  await owner`
    insert into orders (id, number, customer_id, status, payment_status,
      fulfilment_status, total_minor, currency, expires_at, created_by,
      created_at, updated_at)
    values ('ord_1', '4K7P-Q2XM', 'cus_1', 'cancelled', 'unpaid',
      'unfulfilled', 1000, 'JPY', ${now()}, 'mcp', ${now()}, ${now()})`;
  await addForm(owner, "frm_1");
}

/** The record whose page the tests open, by the folder of the page. */
const RECORDS = {
  customers: "cus_1",
  orders: "ord_1",
  menu: "svc_cut",
  people: "res_chair",
  products: "prd_oil",
  forms: "frm_1",
};

/** A page's path, with the id of such a record. */
function addressOf(path: string): string {
  const folder = path.split("/").at(path.endsWith("]") ? -2 : -3);
  return path.replace("[id]", RECORDS[folder as keyof typeof RECORDS]);
}

Deno.test("each page is shown to the roles that have it, and to nobody else", async () => {
  await using app = await createTestApp({ now, serverUrl: SITE, pages });
  const visitors = await visitorsOf(app, now());
  const paths = [...(await findPages()).keys()];
  assertEquals(paths.toSorted(), [...PUBLIC, ...Object.keys(ROLES)].toSorted());
  await addRecords(app);
  for (const path of Object.keys(ROLES)) {
    const address = addressOf(path);
    for (const visitor of visitors) {
      for (const { name, headers } of SENDERS) {
        const { status, to } = await send(app, address, { visitor, headers });
        const expected = visitor.role === null
          ? "303 sign-in"
          : path === "/admin" && visitor.role === "stylist"
          ? "303"
          : ROLES[path]!.includes(visitor.role)
          ? "200"
          : "403";
        const actual = isSignIn(to) ? `${status} sign-in` : `${status}`;
        expect(`${path} by ${visitor.name} from ${name}`, actual, expected);
      }
    }
  }
});

Deno.test("each form of a page is taken from the roles that have its operation, from the site itself", async () => {
  await using app = await createTestApp({ now, serverUrl: SITE, pages });
  const visitors = await visitorsOf(app, now());
  await addRecords(app);
  let forms = 0;
  for (const [path, file] of await findPages()) {
    const { handler }: { handler?: object } = await import(file);
    const actions = Object.entries(actionsOf(handler ?? {}))
      .map(([action, { operation }]) =>
        [action, expectedRoles(nameOf(operation))] as const
      );
    forms += actions.length;
    // A public page has no form, and answers whatever is sent to it alike.
    if (PUBLIC.includes(path)) {
      expect(`forms of ${path}`, actions.length, 0);
      continue;
    }
    for (const [action, roles] of [...actions, ["none", []] as const]) {
      for (const visitor of visitors) {
        for (const sender of SENDERS) {
          const { status, to } = await send(app, addressOf(path), {
            visitor,
            method: "POST",
            headers: sender.headers,
            body: new URLSearchParams({ do: action }),
          });
          const isAllowed = sender.isOwn && visitor.role !== null &&
            roles.includes(visitor.role);
          // An empty form is refused for what it lacks, and what was done once
          // may not be done again, both behind every check.
          const passed = [400, 409].includes(status) && action !== "none" ||
            status < 400 && !isSignIn(to);
          const at = `${action} at ${path} by ${visitor.name}`;
          expect(`${at} from ${sender.name}`, passed, isAllowed);
          if (status >= 500) wrong.push(`${at}: ${status}`);
        }
      }
    }
  }
  assertEquals(forms >= 12, true, `${forms} forms`);
});

Deno.test("no case of the admin site came out otherwise than it must", () => {
  console.log(`${tried} cases`);
  console.log(`figure: admin_matrix_wrong = ${wrong.length} (goal = 0)`);
  assertEquals(wrong, []);
});

function nameOf(operation: OperationRef): string {
  return typeof operation === "string" ? operation : operationName(operation);
}

function isSignIn(location: string): boolean {
  return location.startsWith("/admin/sign-in");
}
