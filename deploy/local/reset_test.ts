import { assertEquals, assertRejects } from "@std/assert";
import { basename } from "node:path";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { ensureKeys } from "../keys.ts";
import { reset } from "./reset.ts";
import { startStack } from "./stack.ts";
import { StartError } from "./start_error.ts";
import { createStateFolder } from "./test_state_folder.ts";

/** Renames a service of the demo; resolves to its name before. */
async function renameHaircut(url: string): Promise<string> {
  const sql = connectAsOwner(url, { max: 1 });
  const [row] =
    await sql`select name_en from services where id = 'svc_haircut'`;
  await sql`update services set name_en = 'Renamed' where id = 'svc_haircut'`;
  await sql.end();
  return row!.name_en;
}

Deno.test("a reset begins the demo anew, keeps the keys, and is refused while it runs", async () => {
  await using state = await createStateFolder();
  const first = await startStack({ stateFolder: state.path });
  const name = await renameHaircut(first.adminDatabaseUrl!);
  await assertRejects(() => reset(state.path), StartError, "is in use");
  await first.stop();
  const keys = await ensureKeys(state.path);
  const deleted = (await reset(state.path)).map((path) => basename(path));
  for (const file of ["postgres", "postgres.password", "ai_service.kv"]) {
    assertEquals(deleted.includes(file), true, file);
  }
  assertEquals(await ensureKeys(state.path), keys);
  assertEquals(await reset(state.path), []);

  const second = await startStack({ stateFolder: state.path, temporary: true });
  assertEquals(await renameHaircut(second.adminDatabaseUrl!), name);
  await second.stop();
});
