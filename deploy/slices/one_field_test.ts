import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { join } from "node:path";
import { readAllMigrations } from "../../mcp_server/migrations.ts";
import { callRest } from "../../mcp_server/surfaces/test_calls.ts";
import { copyProject, type ProjectCopy } from "../local/test_project.ts";
import { type CopiedServer, runDeno, serveCopy } from "./test_copy.ts";

/** A line of a file, and its replacement. `$&` stands for the line itself. */
type Edit = [line: string, edited: string];

const BOOKING = "mcp_server/booking";

/** Adds an optional personal field to bookings and to the staff's list. */
const CHANGES: Readonly<Record<string, Edit[]>> = {
  [`${BOOKING}/schemas.ts`]: [
    [
      "export const bookingDetails = z.strictObject({",
      `$&
  insuranceNumber: personal(text(50)).meta({ examples: ["12345678"] })
    .optional().describe("The number of the customer's health insurance"),`,
    ],
    [
      "  note: note.nullable(),",
      `$&
  insuranceNumber: bookingDetails.shape.insuranceNumber.unwrap().nullable(),`,
    ],
  ],
  [`${BOOKING}/columns.ts`]: [[
    "  note: booking.shape.note,",
    `$&
  insuranceNumber: booking.shape.insuranceNumber,`,
  ]],
  "mcp_server/ui/components/BookingColumns.tsx": [[
    `    name: "createdBy",`,
    `    name: "insuranceNumber",
    header: { ja: "保険証番号", en: "Insurance number" },
    cell: ({ insuranceNumber }) => insuranceNumber,
    isLong: true,
  },
  {
$&`,
  ]],
};

/** Adds the field. Resolves to the files that were changed or added. */
async function addField({ path }: ProjectCopy): Promise<string[]> {
  for (const [file, edits] of Object.entries(CHANGES)) {
    let text = await Deno.readTextFile(join(path, file));
    for (const [line, edited] of edits) {
      assertStringIncludes(text, line, `${file} has changed`);
      text = text.replace(line, edited);
    }
    await Deno.writeTextFile(join(path, file), text);
  }
  const last = (await readAllMigrations()).at(-1)!.name.slice(0, 4);
  const number = String(Number(last) + 1).padStart(4, "0");
  const migration = `${BOOKING}/migrations/${number}_insurance_number.sql`;
  await Deno.writeTextFile(
    join(path, migration),
    "alter table bookings add column insurance_number text;\n",
  );
  return [...Object.keys(CHANGES), migration];
}

const NUMBER = "INS-4711-0815";

/** Books the next open slot with the number. Resolves to the booking. */
async function book(server: CopiedServer) {
  const call = async (name: string, args: Record<string, unknown>) => {
    const { token } = server;
    const headers = { "idempotency-key": name };
    const answer = await callRest(server, name, { token, args, headers });
    assertEquals(answer.status, 200, `${name}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { services } = await call("booking_services", {});
  const serviceId = services[0].id;
  const [from, to] = [1, 14]
    .map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const { slots } = await call("booking_slots", { serviceId, from, to });
  const { start } = slots[0];
  const given = { serviceId, start, insuranceNumber: NUMBER };
  const { booking } = await call("booking_create", given);
  assertEquals(booking.insuranceNumber, NUMBER);
  return (await call("booking_get", { bookingId: booking.id })).booking;
}

async function isShownToStaff({ origin, cookie }: CopiedServer) {
  for (const [locale, label] of [["ja", "保険証番号"], ["en", "Insurance"]]) {
    const response = await fetch(`${origin}/admin/bookings`, {
      headers: { cookie, "accept-language": locale! },
    });
    const html = await response.text();
    assertMatch(html, new RegExp(`<th [^>]*at-insuranceNumber[^>]*>${label}`));
    assertMatch(html, new RegExp(`<td [^>]*at-insuranceNumber[^>]*>${NUMBER}`));
  }
}

/** The tables that contain the number. */
async function tablesWithNumber({ owner }: CopiedServer): Promise<string[]> {
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' order by name`;
  const found = await Promise.all(tables.map(async ({ name }) => {
    const rows = await owner`
      select from ${owner(name)} as row where row::text like ${`%${NUMBER}%`}`;
    return rows.length > 0 ? [name] : [];
  }));
  return found.flat();
}

Deno.test("a personal field is added to bookings in a few files, and is stored and erased", async (t) => {
  await using project = await copyProject();
  const files = await addField(project);
  console.log(`figure: files_for_a_field = ${files.length} (goal <= 5)`);
  assert(files.length <= 5);
  const checked = runDeno(project, ["check", "--quiet", ...files.slice(0, -1)]);
  checked.catch(() => {}); // Awaited below.
  await using server = await serveCopy(project);
  await t.step("a customer sets it and reads it back", async () => {
    const { insuranceNumber } = await book(server);
    assertEquals(insuranceNumber, NUMBER);
  });
  await t.step(
    "staff see it in a column with its header",
    () => isShownToStaff(server),
  );
  await t.step("the audit log does not contain it", async () => {
    assertEquals(await tablesWithNumber(server), [
      "bookings",
      "idempotency_keys",
    ]);
  });
  await t.step("it is erased with the customer", async () => {
    const { serviceToken: token } = server;
    const args = { userId: "usr_1" };
    const { status } = await callRest(server, "customer_forget", {
      token,
      args,
    });
    assertEquals(status, 200);
    assertEquals(await tablesWithNumber(server), []);
  });
  await t.step("the changed files type check", async () => void await checked);
});
