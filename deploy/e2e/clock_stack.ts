import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createStateFolder } from "../local/test_state_folder.ts";
import { startTestStack, type TestStack } from "./stack.ts";

const SET_CLOCK = fileURLToPath(new URL("set_clock.ts", import.meta.url));

/** The whole product, on Deno, with a clock that a test can put forward. */
export interface ClockStack extends TestStack {
  /** From now on it is that time for both services; never one that has passed. */
  setClock(time: Date): Promise<void>;
}

/** Starts the product by the clock of this machine. */
export async function startClockStack(): Promise<ClockStack> {
  const folder = await createStateFolder();
  const file = join(folder.path, "clock");
  const setAhead = (milliseconds: number) =>
    Deno.writeTextFile(file, String(milliseconds));
  await setAhead(0);
  const command = (service: string) => [
    ...[Deno.execPath(), "run", "-A", `--preload=${SET_CLOCK}`],
    `${service}/main.ts`,
  ];
  const stack = await startTestStack({ SET_CLOCK_FILE: file }, {
    commands: {
      "ai-service": command("ai_service"),
      "mcp-server": command("mcp_server"),
    },
  });
  return {
    ...stack,
    setClock: (time) => setAhead(time.getTime() - Date.now()),
    async [Symbol.asyncDispose]() {
      await stack[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
