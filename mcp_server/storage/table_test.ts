import { assertEquals, assertThrows } from "@std/assert";
import * as z from "zod";
import { createSql, fragment, type SendQuery } from "./statement.ts";
import { defineTable, type RowOf } from "./table.ts";

const visits = defineTable("visits", {
  id: z.string(),
  start: z.date(),
  askedBy: z.string().nullable(),
  answers: z.record(z.string(), z.string()).nullable(),
}, { start: "start_at" });

const AT = new Date("2030-01-01T00:00:00Z");
const VISIT = { id: "vis_1", start: AT, askedBy: null, answers: { a: "b" } };

/** Returns the statement itself as its result. */
const echo: SendQuery = (text, values) =>
  Promise.resolve([{ text: text.replaceAll(/\s+/g, " "), values }]);
const sql = createSql(echo);

Deno.test("a select list has each column with its table and its property name", async () => {
  const row = visits.pick("id", "start", "askedBy");
  assertEquals(Object.keys(row.columns), ["id", "start", "askedBy"]);
  const [sent] = await sql`select ${row.list} from visits where id = ${"v"}`;
  assertEquals(sent, {
    text:
      'select visits.id, visits.start_at as "start", visits.asked_by as "askedBy" from visits where id = $1',
    values: ["v"],
  });
});

Deno.test("an insert lists all columns, and its text does not depend on the values", async () => {
  const text = "insert into visits (id, start_at, asked_by, answers)" +
    " values ($1, $2, $3, $4)";
  const [sent] = await sql`insert into visits ${visits.values(VISIT)}`;
  assertEquals(sent, { text, values: ["vis_1", AT, null, `{"a":"b"}`] });
  const empty = { askedBy: "?", answers: null, start: AT, id: "vis_2" };
  const [other] = await sql`insert into visits ${visits.values(empty)}`;
  assertEquals(other, { text, values: ["vis_2", AT, "?", null] });
});

Deno.test("an expression can take the place of a value", async () => {
  const values = visits.values({
    ...VISIT,
    start: sql`least(${AT}, now())`,
    answers: sql`'{}'`,
  });
  const [sent] = await sql`insert into visits ${values} returning ${1}`;
  assertEquals(sent, {
    text: "insert into visits (id, start_at, asked_by, answers)" +
      " values ($1, least($2, now()), $3, '{}') returning $4",
    values: ["vis_1", AT, null, 1],
  });
});

Deno.test("several rows are sent as one parameter", async () => {
  const [sent] = await sql`insert into visits ${visits.valuesOf([VISIT])}`;
  assertEquals(sent, {
    text: "insert into visits (id, start_at, asked_by, answers)" +
      " select id, start_at, asked_by, answers" +
      " from jsonb_populate_recordset(null::visits, $1)",
    values: [JSON.stringify([{
      id: "vis_1",
      start_at: AT,
      asked_by: null,
      answers: { a: "b" },
    }])],
  });
});

Deno.test("an update sets only the given columns", async () => {
  const changes = visits.assignments({ askedBy: "?", start: AT });
  const [sent] = await sql`update visits set ${changes} where id = ${"v"}`;
  assertEquals(sent, {
    text: "update visits set asked_by = $1, start_at = $2 where id = $3",
    values: ["?", AT, "v"],
  });
});

Deno.test("a part of a statement cannot be sent alone", () => {
  assertThrows(() => fragment(["now()"]).execute(), TypeError);
});

Deno.test("values that do not fit the columns are type errors", () => {
  const { askedBy: _, ...incomplete } = VISIT;
  const withMore = { ...VISIT, phone: "090" };
  const row: RowOf<typeof visits> = VISIT;
  const unsent = () => [
    // @ts-expect-error: a column is missing
    visits.values(incomplete),
    // @ts-expect-error: there is no such column
    visits.values(withMore),
    // @ts-expect-error: the column's type is Date
    visits.values({ ...VISIT, start: "2030-01-01" }),
    // @ts-expect-error: there is no such column
    visits.assignments({ phone: "090" }),
    // @ts-expect-error: there is no such column
    visits.pick("id", "phone"),
    // @ts-expect-error: the column can be null
    row.askedBy satisfies string,
  ];
  assertEquals(typeof unsent, "function");
});
