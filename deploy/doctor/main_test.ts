import { assertEquals, assertMatch } from "@std/assert";
import { fileURLToPath } from "node:url";
import { startStack } from "../local/stack.ts";
import { createStateFolder } from "../local/test_state_folder.ts";
import type { Finding } from "./finding.ts";

const SCRIPT = fileURLToPath(import.meta.resolve("./main.ts"));

/** Runs the command with nothing but these variables. */
async function doctor(home: string, ...args: string[]) {
  const { PATH, HOME, DENO_DIR } = Deno.env.toObject();
  const machine = { PATH, HOME, DENO_DIR };
  const set = Object.entries(machine).filter(([, value]) => value);
  const output = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", SCRIPT, ...args],
    clearEnv: true,
    env: { ...Object.fromEntries(set), MADOGUCHI_HOME: home },
  }).output();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return {
    code: output.code,
    stdout: decode(output.stdout),
    stderr: decode(output.stderr),
  };
}

function faultsOf(json: string): string[] {
  return (JSON.parse(json) as Finding[])
    .filter(({ status }) => status === "fault").map(({ name }) => name);
}

Deno.test("the command finds nothing wrong with what dev runs, and says by its exit code when a service is gone", async () => {
  await using state = await createStateFolder();
  const nothing = await doctor(state.path);
  assertEquals(nothing.code, 2);
  assertMatch(
    nothing.stderr,
    /^Cannot diagnose: there is no .*--mcp=<url>.*\n$/,
  );

  const stack = await startStack({ stateFolder: state.path, temporary: true });
  try {
    const sound = await doctor(state.path);
    assertMatch(sound.stdout, /\nAll well; 1 not checked\n$/);
    assertMatch(sound.stdout, /skip due_work: .*\n +next: set METRICS_TOKEN/);
    assertEquals(sound.code, 0);

    await stack.killAiService();
    const broken = await doctor(state.path, "--json");
    assertEquals(broken.code, 1);
    assertEquals(faultsOf(broken.stdout), ["ai_service"]);
  } finally {
    await stack.stop();
  }
});

Deno.test("an unknown flag is refused", async () => {
  await using state = await createStateFolder();
  const { code, stderr } = await doctor(state.path, "--fix");
  assertEquals(code, 2);
  assertMatch(stderr, /^Cannot diagnose: .*--fix/);
});
