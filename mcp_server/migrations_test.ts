import { assertEquals } from "@std/assert";
import { migrateAll } from "./migrate.ts";
import { readAllMigrations } from "./migrations.ts";
import { migrate } from "./storage/migrate.ts";
import { createBareDatabase } from "./storage/test_bare_database.ts";
import { connectAsOwner } from "./storage/owner_connection.ts";

/** Checksums recorded by databases from before files moved into slices. */
const RECORDED: Readonly<Record<string, string>> = {
  "0001_roles":
    "36c44d7e157c2a066b0cd5a99e847737dbe41e2e44638026380bce26eaf3eeae",
  "0002_trusted_issuers":
    "c35ee03773904ed211feb19ec0f73f2980345f1a43cdea8ae5494b7e1f06ae06",
  "0003_customers":
    "e66f79e36f70890054867f2a1f97b15351cd90c8f8c89d64bbc4735c94f70e3e",
  "0004_booking":
    "ed7eb64f425bb6fb76242beb9c509ec260fe6c59b5a1e65b9462c72f1c98f20b",
  "0005_product":
    "e580786e5031e1eb1c38a077832540a497cd21f90fb3e07eb7ad34431d76553a",
  "0006_idempotency":
    "845f773bce95c0dfc87cd7af3a182658fcfa4427113324b1c6e6268c053d7903",
  "0007_admin":
    "83e4d8a820f1f7d42473e23cc11cd75ef2987d5a769c41964cb0adb3503aa728",
  "0008_order":
    "444ee46ba84de4a5384ce1f1b174b20abe1c868cdc732d5d80dfa9c9d59bf0fc",
  "0009_form":
    "d2efc089b611acb39ff3aef2a4124d46621eebd4d66786041c74e423b3e796f1",
  "0010_admission":
    "9f290744c8a8ea60d297fa6c95b290d71ba5184dd176dbad92430726a60b76f7",
  "0012_forget":
    "2811bedad512e724f8b3500c66ca1039930e1b9d32bb5b7a8878efb3ea99f408",
  "0013_definer_owners":
    "e9e60767f7e2e56f6f41d0dbf95ae5dbec2c4b32aa5f424aa7f92b1db4fcc396",
  "0014_checks_by_policy":
    "660a334a2f06fa2b93ad9b1aafcb6724c78cf81d260c91149cc2fd7a64f72d42",
};

const all = await readAllMigrations();
const names = all.map(({ name }) => name);
/** Such a database cannot be made if one of its slices has been removed. */
const ignore = Object.keys(RECORDED).some((name) => !names.includes(name));

Deno.test(
  "a database that was migrated before files moved into slices gets only the new migrations",
  { ignore },
  async () => {
    await using database = await createBareDatabase();
    const [before, added] = [true, false].map((isBefore) =>
      all.filter(({ name }) => (name in RECORDED) === isBefore)
    ) as [typeof all, typeof all];
    // With the checksums of that time, even if the files have changed since.
    await migrate(
      database.url,
      before.map((each) => ({ ...each, checksum: RECORDED[each.name]! })),
    );
    assertEquals(
      await migrateAll(database.url),
      added.map(({ name }) => name),
    );
    assertEquals(await migrateAll(database.url), []);
  },
);

Deno.test("an upgraded database and a new database have the same tables", {
  ignore,
}, async () => {
  await using old = await createBareDatabase();
  await using fresh = await createBareDatabase();
  await migrate(old.url, all.filter(({ name }) => name in RECORDED));
  await migrateAll(old.url);
  await migrateAll(fresh.url);
  assertEquals(await columnsOf(old.url), await columnsOf(fresh.url));
});

/** Every column of every table, with its type and whether it is nullable. */
async function columnsOf(url: string): Promise<string[]> {
  const sql = connectAsOwner(url, { max: 1 });
  try {
    const rows = await sql<{ line: string }[]>`
      select concat_ws(' ', table_name, column_name, data_type, is_nullable)
        as line
      from information_schema.columns where table_schema = 'public'
      order by line`;
    return rows.map(({ line }) => line);
  } finally {
    await sql.end();
  }
}

Deno.test("no migration creates a role or demands a right to one: roles.sql does", async () => {
  const migrations = await readAllMigrations();
  // It stands in for a slice that was removed, and only where the role is missing.
  const others = migrations.filter(({ name }) => name !== "0011_stand_ins");
  assertEquals(
    others.filter(({ text }) => /create role|to current_user/i.test(text)),
    [],
  );
});
