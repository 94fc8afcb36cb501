import { assertEquals } from "@std/assert";
import { readAllMigrations } from "./migrations.ts";

/** The last migration from before the rule; deploys have passed it by now. */
const LAST_BEFORE_RULE = "0032_forget_replays";

/** Statements after which a server of the version before may fail. */
const BREAKING: readonly [what: string, pattern: RegExp][] = [
  ["drops a table", /\bdrop (table|view)\b/i],
  ["drops a column", /\bdrop column\b/i],
  ["drops a function", /\bdrop (function|type|policy)\b/i],
  ["renames", /\brename (column |constraint )?(\w+ )?to\b/i],
  ["changes a type", /\balter column \w+ (set data )?type\b/i],
  ["forbids null", /\bset not null\b/i],
  [
    "adds a column that must be given",
    /\badd column \w+ \w+(?![^,;]*\bdefault\b)[^,;]*\bnot null\b/i,
  ],
  ["takes a right away", /\brevoke\b(?! create on schema)[^;]*\bmadoguchi_/i],
];

/** A line that says since which migration no server uses what is removed. */
const CONTRACTS = /^-- Unused since (\d{4}_[a-z0-9_]+)/m;

/** What a migration does that its note does not allow; empty if nothing. */
function breakages(text: string, earlier: readonly string[]): string[] {
  const [, since] = CONTRACTS.exec(text) ?? [];
  // The one directly before may still be rolling out.
  if (since && earlier.slice(0, -1).includes(since)) return [];
  const statements = text.replace(/--.*$/gm, "");
  return BREAKING.filter(([, pattern]) => pattern.test(statements))
    .map(([what]) => what);
}

Deno.test("no migration breaks the servers of the version before it", async () => {
  const migrations = await readAllMigrations();
  const names = migrations.map(({ name }) => name);
  const broken = migrations.flatMap(({ name, text }, index) =>
    name <= LAST_BEFORE_RULE
      ? []
      : breakages(text, names.slice(0, index)).map((what) => `${name} ${what}`)
  );
  assertEquals(broken, []);
});

Deno.test("what breaks the servers of the version before is found, and allowed two migrations later", () => {
  const earlier = ["0001_a", "0002_b", "0003_c"];
  const cases: Record<string, string[]> = {
    "create table a (id text not null)": [],
    "alter table a add column b text": [],
    "alter table a add column b text not null default ''": [],
    "alter table a add column b text not null": [
      "adds a column that must be given",
    ],
    "alter table a drop column b": ["drops a column"],
    "alter table a rename column b to c": ["renames"],
    "alter table a rename to c": ["renames"],
    "alter table a alter column b type int": ["changes a type"],
    "alter table a alter column b set not null": ["forbids null"],
    "revoke select on a from madoguchi_user": ["takes a right away"],
    "revoke create on schema public from madoguchi_eraser": [],
    "-- drop table a\nselect 1": [],
    "-- Unused since 0002_b\ndrop table a": [],
    "-- Unused since 0003_c\ndrop table a": ["drops a table"],
    "-- Unused since 0009_z\ndrop table a": ["drops a table"],
  };
  for (const [text, expected] of Object.entries(cases)) {
    assertEquals(breakages(text, earlier), expected, text);
  }
});
