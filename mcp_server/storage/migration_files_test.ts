import { assertEquals, assertRejects } from "@std/assert";
import { pathToFileURL } from "node:url";
import { findMigrations, nameOf } from "./migration_files.ts";

/** Creates folders with files of those names, deleted on disposal. */
async function folders(...names: string[][]) {
  const root = await Deno.makeTempDir({ prefix: "madoguchi-migrations-" });
  const urls = names.map((_, index) => pathToFileURL(`${root}/${index}/`));
  for (const [index, files] of names.entries()) {
    await Deno.mkdir(urls[index]!);
    for (const name of files) {
      await Deno.writeTextFile(new URL(name, urls[index]), "select 1");
    }
  }
  return {
    urls,
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}

Deno.test("migrations of several folders are sorted by their numbers", async () => {
  await using found = await folders(
    ["0003_c.sql", "0001_a.sql", "SCHEMA.md"],
    ["0004_d.sql", "0002_b.sql"],
  );
  const files = await findMigrations(found.urls);
  assertEquals(files.map(nameOf), ["0001_a", "0002_b", "0003_c", "0004_d"]);
});

Deno.test("a folder that does not exist is skipped", async () => {
  await using found = await folders(["0001_a.sql"]);
  const missing = new URL("missing/", found.urls[0]);
  assertEquals((await findMigrations([missing, ...found.urls])).length, 1);
  assertEquals(await findMigrations([missing]), []);
});

Deno.test("two migrations with the same number are refused", async () => {
  await using found = await folders(["0007_staff.sql"], ["0007_waitlist.sql"]);
  await assertRejects(
    () => findMigrations(found.urls),
    Error,
    'Cannot migrate: "0007_staff" and "0007_waitlist" share a number',
  );
});

Deno.test("a migration without a four-digit number is refused", async () => {
  for (const name of ["waitlist.sql", "15_waitlist.sql", "0015-Wait.sql"]) {
    await using found = await folders([name]);
    await assertRejects(
      () => findMigrations(found.urls),
      Error,
      `Cannot migrate: "${name}" must be named like 0001_name.sql`,
    );
  }
});
