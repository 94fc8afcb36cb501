import { assertEquals } from "@std/assert";
import { hasNpm, installClients } from "./client_packages.ts";
import { createShop, tryClient } from "./client_trial.ts";

/** Widely used clients, with their driver in `clients/`. */
const CLIENTS: Record<string, string> = {
  "MCP SDK v2": "sdk_v2",
  "MCP SDK v1": "sdk_v1",
  "Inspector": "inspector",
  "LangChain": "langchain",
  "AI SDK": "ai_sdk",
  "OpenAI Agents": "openai_agents",
  "mcporter": "mcporter",
};

const ignore = !hasNpm();

Deno.test({
  name: "widely used clients list, read, write and lose no part of an error" +
    (ignore ? " (ignored: no npm on PATH)" : ""),
  ignore,
  async fn() {
    const packages = await installClients();
    await using app = await createShop();
    const lost = await Promise.all(
      Object.entries(CLIENTS).map(async ([client, driver], index) => {
        const hour = 10 + index;
        const parts = await tryClient(app, { driver, packages, hour });
        return parts.map((part) => `${client} loses ${part}`);
      }),
    );
    const losingClients = lost.filter((parts) => parts.length > 0).length;
    console.log(
      `figure: clients_that_lose_errors = ${losingClients} (goal = 0)`,
    );
    assertEquals(lost.flat(), []);
  },
});
