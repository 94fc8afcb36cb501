import { assert, assertEquals } from "@std/assert";
import { operationName, procedureFor } from "./operation/operation.ts";
import { operations, staffOperations, tables } from "./slices.ts";
import { isPersonal } from "./storage/personal.ts";
import { createTestDatabase } from "./storage/test_database.ts";
import { fieldsOf } from "./surfaces/test_fields.ts";

/** Tables that belong to no slice. */
const SERVER_TABLES = [
  "alerts",
  "audit_log",
  "change_counters",
  "housekeeping_run",
  "idempotency_keys",
  "import_keys",
  "import_trial_bookings",
  "import_trial_people",
  "imports",
  "issuer_use",
  "mcp_allow_list",
  "mcp_invitations",
  "mcp_sessions",
  "mcp_users",
  "personal_columns",
  "pictures",
  "rate_limits",
  "request_rollups",
  "retention",
  "revocations",
  "schema_migrations",
  "staff_looks",
  "trusted_issuers",
];

/** Types of columns that can hold free text. */
const TEXT_TYPES = ["text", "character varying", "character", "json", "jsonb"];

Deno.test("every column is in its slice's column map, and every text column is marked as personal or not", async () => {
  await using database = await createTestDatabase();
  const columns = await database.owner<
    { table: string; column: string; type: string }[]
  >`
    select table_name as table, column_name as column, data_type as type
    from information_schema.columns
    where table_schema = 'public' and table_name not in ${
    database.owner(SERVER_TABLES)
  }`;
  const mapped = new Map(
    tables.flatMap((table) =>
      Object.entries(table.columns).map(([property, schema]) =>
        [`${table.name}.${table.columnOf(property)}`, schema] as const
      )
    ),
  );
  const problems: string[] = [];
  let texts = 0;
  for (const { table, column, type } of columns) {
    const name = `${table}.${column}` as const;
    const schema = mapped.get(name);
    mapped.delete(name);
    const isText = TEXT_TYPES.includes(type) || type === "ARRAY";
    if (isText) texts++;
    if (!schema) problems.push(`${name} is in no column map`);
    else if (isText && isPersonal(schema) === undefined) {
      problems.push(`${name} is neither personal(…) nor notPersonal(…)`);
    }
  }
  problems.push(...mapped.keys().map((name) => `${name} is in no table`));
  assertEquals(problems, []);
  console.log(`${columns.length} columns, of which ${texts} hold text`);
  assert(texts > 30, "too few columns were checked");
});

Deno.test("every text in the input or output of a write is marked as personal or not", () => {
  const problems = [...operations, ...staffOperations]
    .filter(({ kind }) => kind === "write")
    .flatMap((operation) =>
      (["user", "staff", "service"] as const).flatMap((kind) => {
        const procedure = procedureFor(operation, kind);
        if (!procedure) return [];
        return [procedure.input, procedure.output]
          .flatMap((schema) => fieldsOf(schema))
          .filter(({ schema }) => isPersonal(schema) === undefined)
          .map(({ path }) => `${operationName(operation)} ${path.join(".")}`);
      })
    );
  assertEquals([...new Set(problems)], []);
});
