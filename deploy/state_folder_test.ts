import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createStateFolder } from "./local/test_state_folder.ts";
import { stateFolderProblem } from "./state_folder.ts";

const PROJECT = fileURLToPath(new URL("../", import.meta.url));

Deno.test("a state folder is created with the folders above it, and left empty", async () => {
  await using state = await createStateFolder();
  const folder = join(state.path, "a", "b");
  for (const _time of ["first", "second"]) {
    assertEquals(stateFolderProblem(folder), undefined);
  }
  assertEquals([...Deno.readDirSync(folder)], []);
});

Deno.test("one that is a file, lies in a file or cannot be created is refused in one sentence", async () => {
  await using state = await createStateFolder();
  const file = join(state.path, "file");
  await Deno.writeTextFile(file, "");
  for (
    const [path, reason] of [
      [file, "it is a file, or lies in one"],
      [join(file, "home"), "it is a file, or lies in one"],
      ["/proc/none/home", "it cannot be written to"],
    ] as const
  ) {
    assertEquals(
      stateFolderProblem(path),
      `Cannot use the state folder ${path}: ${reason}. ` +
        "Set MADOGUCHI_HOME to a folder of your own.",
    );
  }
});

Deno.test("the commands tell it in one sentence, without a stack", async () => {
  await using state = await createStateFolder();
  const file = join(state.path, "file");
  await Deno.writeTextFile(file, "");
  const commands = [
    ["deploy/local/dev.ts"],
    ["deploy/local/reset.ts", "--yes"],
    ["deploy/keys.ts"],
    ["deploy/keys.ts", "show"],
  ];
  for (const command of commands) {
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", ...command],
      cwd: PROJECT,
      env: { MADOGUCHI_HOME: file },
    }).output();
    assertEquals([code, new TextDecoder().decode(stderr)], [
      1,
      `Cannot use the state folder ${file}: it is a file, or lies in one. ` +
      "Set MADOGUCHI_HOME to a folder of your own.\n",
    ]);
  }
});
