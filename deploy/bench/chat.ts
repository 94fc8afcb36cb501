import { join } from "node:path";
import { freePort } from "../local/free_port.ts";
import type { Bench, Report } from "./bench.ts";
import { compareFirstTokens, TURNS_PER_ROUND } from "./chat/first_token.ts";
import type { ChatPlan, ChatResult } from "./chat/load.ts";
import { compareLengths } from "./chat/long_conversation.ts";
import { compareMemory } from "./chat/memory.ts";
import { servePacedModel } from "./chat/paced_model.ts";
import { createPeople } from "./chat/people.ts";
import type { ChatBench } from "./chat/surroundings.ts";
import { createBenchDatabase } from "./database.ts";
import { LoadProcess } from "./load_process.ts";
import { startAiService, startMcpServer, startProxy } from "./servers.ts";

/** Whose conversations become long; how many begin one; how many write at times. */
const PEOPLE = { talkers: 4, newcomers: 80, visitors: TURNS_PER_ROUND };
/** Bookings of others in the MCP server's database; none is asked for. */
const OTHERS = 100;

/** The AI service's chat: its memory, its long conversations, its speed. */
export async function benchChat(bench: Bench): Promise<Report> {
  await using database = await createBenchDatabase(OTHERS);
  await using mcp = await startMcpServer(bench.around(database.url));
  await using model = servePacedModel();
  await using load = startChatLoad();
  await using proxy = await startProxy(model.baseUrl);
  const kvPath = join(bench.folder, "chat.kv");
  const people = await createPeople(kvPath, sum(Object.values(PEOPLE)));
  await using service = await startAiService(bench.around(database.url), {
    port: freePort(),
    privateKey: bench.privateKey,
    kvPath,
    mcpPort: mcp.port,
    modelUrl: model.baseUrl,
  });
  const talkers = people.splice(0, PEOPLE.talkers);
  const newcomers = people.splice(0, PEOPLE.newcomers);
  const around = { load, model, proxy, service, talkers, newcomers };
  return await compareAll({ ...around, visitors: people });
}

function startChatLoad(): LoadProcess<ChatPlan, ChatResult> {
  return new LoadProcess(new URL("chat/load.ts", import.meta.url));
}

async function compareAll(bench: ChatBench): Promise<Report> {
  const report: Report = { results: {}, figures: [] };
  for (const one of [compareMemory, compareLengths, compareFirstTokens]) {
    const { results, figures } = await one(bench);
    Object.assign(report.results, results);
    report.figures.push(...figures);
  }
  return report;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
