import { assert, assertEquals } from "@std/assert";
import { join } from "node:path";
import { PROJECT } from "../build/project.ts";
import { targetVariables } from "../e2e/target.ts";
import type { ServiceName } from "../local/stack.ts";
import { buildTemporarily } from "./temporary_build.ts";

/** The services that run in workerd; the others run on Deno. */
const TARGETS: Record<string, readonly ServiceName[]> = {
  "both services in workerd": ["ai-service", "mcp-server"],
  "the AI service in workerd, the MCP server on Deno": ["ai-service"],
  "the MCP server in workerd, the AI service on Deno": ["mcp-server"],
};

/** What goes over the border between the services. */
const BETWEEN = ["booking", "cards", "notice", "payment", "sign_out"];
/** Also what each does alone: sign-in, chat, taps, versions, tabs, deletion. */
const ALL = [
  ...BETWEEN,
  "approval",
  "delete_account",
  "message_actions",
  "offline_model",
  "tabs/tabs",
  "tap",
];
/** All of them on each target take minutes: `deno task proof:workers`. */
const IS_WHOLE = Deno.env.get("WORKER_STORIES") === "all";

Deno.test("the end-to-end tests of Deno pass in workerd, and with one service in each", async (t) => {
  await using build = await buildTemporarily();
  let green = 0, told = 0;
  for (const [name, services] of Object.entries(TARGETS)) {
    await t.step(name, async () => {
      const stories = IS_WHOLE || services.length > 1 ? ALL : BETWEEN;
      const target = { services, folder: build.folder };
      const { passed, failed } = await tell(target, stories);
      green += passed.length;
      told += passed.length + failed.length;
      assertEquals(failed, []);
      assert(passed.length >= stories.length, `${passed}`);
    });
  }
  console.log(`figure: story_workers_green = ${green} (goal = ${told})`);
  assertEquals(green, told);
});

/** Runs the same files on another target; resolves to the tests' names. */
async function tell(
  target: Parameters<typeof targetVariables>[0],
  stories: readonly string[],
) {
  const files = stories.map((name) =>
    join(PROJECT, "deploy/e2e", `${name}_test.ts`)
  );
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "test",
      "-A",
      "--no-check",
      "--parallel",
      "--reporter=tap",
      ...files,
    ],
    env: { ...targetVariables(target), NO_COLOR: "1" },
    cwd: PROJECT,
  }).output();
  const [report, errors] = [stdout, stderr].map((bytes) =>
    new TextDecoder().decode(bytes)
  );
  const named = (pattern: RegExp) =>
    [...report!.matchAll(pattern)].map(([, name]) => name!);
  const failed = named(/^not ok \d+ - (.*)$/gm);
  // A file that cannot be loaded has no test that could fail.
  if (code !== 0) failed.push(`${report}\n${errors}`);
  return { passed: named(/^ok \d+ - ((?!.*# SKIP).*)$/gm), failed };
}
