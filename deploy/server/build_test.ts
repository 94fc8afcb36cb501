import { assert, assertEquals } from "@std/assert";
import { join } from "node:path";
import { copyProject, sourceFiles } from "../local/test_project.ts";
import { buildTemporarily } from "./temporary_build.ts";

Deno.test("the same sources in another folder make the same bytes", async () => {
  await using here = await buildTemporarily();
  await using copy = await copyProject();
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "deploy/server/build.ts"],
    cwd: copy.path,
    stdout: "null",
  }).output();
  assert(success);

  const files = await digests(here.folder);
  assertEquals(await digests(join(copy.path, "deploy/server/dist")), files);
  for (const service of ["ai_service", "mcp_server"]) {
    for (
      const name of [
        "main.js",
        "start_command.js",
        "start.sh",
        "static/base.css",
      ]
    ) {
      assert(files[`${service}/${name}`], `${service}/${name}`);
    }
  }
});

Deno.test("what is built holds no path of the machine that built it", async () => {
  await using build = await buildTemporarily();
  const project = new URL("../../", import.meta.url).pathname;
  for (const file of await sourceFiles(build.folder)) {
    const text = await Deno.readTextFile(join(build.folder, file));
    assert(!text.includes(project), file);
  }
});

/**
 * SHA-256 of each file below a folder, by its path. Source maps are left out:
 * they hold the generated entry, which names the sources relative to the folder
 * of the output.
 */
async function digests(folder: string): Promise<Record<string, string>> {
  const files = (await sourceFiles(folder)).filter((file) =>
    !file.includes("source_maps/")
  );
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => {
      const content = await Deno.readFile(join(folder, file));
      const digest = await crypto.subtle.digest("SHA-256", content);
      return [file, new Uint8Array(digest).toHex()];
    })),
  );
}
