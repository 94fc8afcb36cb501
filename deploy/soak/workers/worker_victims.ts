import { childrenOf, commandLineOf } from "../../local/process_table.ts";
import type { SoakStack } from "../soak_stack.ts";
import type { Victim } from "../victims.ts";

/** The process of the Worker and its objects, by SIGKILL. */
export function worker({ stack: { aiService } }: SoakStack): Victim {
  return {
    name: "Worker",
    async kill() {
      for (const pid of await childrenOf(aiService.pid!)) {
        const isRuntime = (await commandLineOf(pid)).includes("workerd");
        if (isRuntime) Deno.kill(pid, "SIGKILL");
      }
      await aiService.kill();
    },
    start: () => aiService.start(),
  };
}

/** The object of every customer; the Worker lives on. */
export function objects({ stack, shoppers }: SoakStack): Victim {
  return {
    name: "objects",
    async kill() {
      await Promise.all(shoppers.map(async ({ userId }) => {
        const url = new URL(`/test/kill/${userId}`, stack.aiServiceUrl);
        const answer = await fetch(url, { method: "POST" });
        const text = await answer.text();
        if (text !== "killed") throw new Error(`Not killed: ${text}`);
      }));
    },
    start: () => Promise.resolve(),
  };
}
