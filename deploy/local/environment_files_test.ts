import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { variableNames as aiNames } from "../../ai_service/env.ts";
import { variableNames as mcpNames } from "../../mcp_server/env.ts";
import {
  readEnvironmentFile,
  writeEnvironmentFile,
} from "./environment_files.ts";
import { createStateFolder } from "./test_state_folder.ts";

Deno.test("every variable of a service is in its file, and no other of the developer's", async () => {
  await using state = await createStateFolder();
  const path = join(state.path, "service.env");
  const variables = Object.fromEntries(
    [...aiNames, ...mcpNames].map((name) => [name, `of ${name}\nand more`]),
  );
  await writeEnvironmentFile(path, {
    ...variables,
    PATH: "/bin",
    NPM_TOKEN: "x",
  });
  assertEquals(
    await readEnvironmentFile(path),
    variables,
  );
});
