import { assertEquals } from "@std/assert";
import { createLog } from "../../shared/http/log.ts";
import { createTestKeys } from "../../shared/contract/test_keys.ts";
import { readAccess } from "../env.ts";
import { writeAccess } from "../migrate.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import { testEnv, testVariables } from "../test_app.ts";
import { reportUnwrittenAccess } from "./unwritten_access.ts";

Deno.test("a server reports what its environment says of access and the database does not", async () => {
  await using database = await createTestDatabase();
  const [keys, others] = [await createTestKeys(), await createTestKeys()];
  const origin = "http://localhost:8788";
  const written = testVariables(database.url, keys, origin);
  const env = testEnv(database.url, keys);
  const report = async (given: Partial<typeof env>) => {
    const events: unknown[] = [];
    const log = createLog({
      service: "mcp-server",
      write: (line) => events.push(JSON.parse(line).event),
    });
    await reportUnwrittenAccess({
      sql: database.sql,
      log,
      env: { ...env, ...given },
    });
    return events;
  };
  const admin = { emails: ["Owner@example.com"], domain: "shop.example" };
  assertEquals(await report({ admin }), [
    "issuer_not_written",
    "allow_list_not_written",
  ]);
  await writeAccess(
    database.ownerUrl,
    readAccess({
      ...written,
      MCP_ADMIN_EMAILS: "owner@example.com",
      MCP_ADMIN_DOMAIN: "Shop.example",
    }),
  );
  assertEquals(await report({ admin }), []);
  assertEquals(await report({}), [], "lists that only migrate knows");
  assertEquals(await report({ admin: { ...admin, emails: [] } }), [
    "allow_list_not_written",
  ]);
  const rotated = testEnv(database.url, others);
  assertEquals(await report({ aiService: rotated.aiService }), [
    "issuer_not_written",
  ]);
  assertEquals(await report({ audience: "another" }), ["issuer_not_written"]);
});

Deno.test("what migrate is not told about access stays as it is", () => {
  assertEquals(readAccess({}), { allowed: {} });
  assertEquals(readAccess({ MCP_ADMIN_EMAILS: "", MCP_ADMIN_DOMAIN: " " }), {
    allowed: { emails: [], domain: "" },
  });
  assertEquals(readAccess({ MCP_ADMIN_EMAILS: "a@x.test, b@x.test" }), {
    allowed: { emails: ["a@x.test", "b@x.test"] },
  });
});
