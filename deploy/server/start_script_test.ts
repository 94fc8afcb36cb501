import { assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import config from "../../deno.json" with { type: "json" };
import { buildTemporarily, builtPair } from "./temporary_build.ts";

/** A Deno as npm installs it: a program that runs another. */
const WRAPPER = (calls: string) =>
  `#!/bin/sh
echo called >> "${calls}"
"${Deno.execPath()}" "$@"
`;

Deno.test("the script becomes the service, also where a wrapper of Deno is on PATH", async () => {
  await using build = await buildTemporarily();
  const calls = join(build.folder, "calls");
  const wrapper = join(build.folder, "wrapper with a space");
  await Deno.writeTextFile(wrapper, WRAPPER(calls), { mode: 0o755 });
  const { commands, env } = builtPair(build.folder, wrapper);
  for (const [service, [shell, ...args]] of Object.entries(commands)) {
    const { code, stderr } = await new Deno.Command(shell!, { args, env })
      .output();
    // Without variables the service itself says what it misses.
    const name = service === "ai-service" ? "AI service" : "MCP server";
    const text = new TextDecoder().decode(stderr);
    assertStringIncludes(text, `Cannot start the ${name}: Cannot read the env`);
    assertEquals(code, 1);
  }
  assertEquals(await Deno.readTextFile(calls), "called\ncalled\n");
});

Deno.test("no task that starts a built service gives it all rights", () => {
  for (const name of ["start:ai", "start:mcp"] as const) {
    assertEquals(/-A\b|--allow-all/.test(config.tasks[name]), false);
  }
});
