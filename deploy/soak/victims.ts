import type { TestStack } from "../e2e/stack.ts";
import type { Random } from "../../shared/random/random.ts";

/** A part of the product that is killed and started again. */
export interface Victim {
  name: string;
  kill(): Promise<void>;
  /** Resolves when it is ready; rejects if it is killed before. */
  start(): Promise<void>;
}

/** The AI service, by SIGKILL. */
export function aiService({ aiService }: TestStack): Victim {
  return {
    name: "AI service",
    kill: () => aiService.kill(),
    start: () => aiService.start(),
  };
}

/** The AI service, by SIGTERM: it has time to end its work. */
export function aiServiceShutdown({ aiService }: TestStack): Victim {
  return {
    name: "AI service, SIGTERM",
    kill: () => aiService.stop(),
    start: () => aiService.start(),
  };
}

/** The MCP server, by SIGKILL. */
export function mcpServer({ mcpServer }: TestStack): Victim {
  return {
    name: "MCP server",
    kill: () => mcpServer.kill(),
    start: () => mcpServer.start(),
  };
}

/** The embedded database, by SIGKILL; it is not killed while it starts. */
export function database(stack: TestStack): Victim {
  let starting = Promise.resolve();
  return {
    name: "Postgres",
    async kill() {
      await starting;
      await stack.killDatabase();
    },
    start() {
      starting = stack.restartDatabase();
      return starting;
    },
  };
}

/** Both services at once; which one returns first is random. */
export function bothServices(
  { aiService, mcpServer }: TestStack,
  random: Random,
): Victim {
  return {
    name: "both services",
    async kill() {
      await Promise.all([aiService.kill(), mcpServer.kill()]);
    },
    async start() {
      const order = [aiService, mcpServer];
      if (random.chance(0.5)) order.reverse();
      for (const service of order) await service.start();
    },
  };
}
