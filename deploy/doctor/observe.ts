import { type Answer, ask, jsonOf } from "./ask.ts";
import type { System } from "./system.ts";

/** A check of the AI service's `/readyz`. */
export interface ReadyCheck {
  name: string;
  status: string;
  reason?: string;
  kid?: string;
  provider?: string;
}

/** What both services say publicly. */
export interface Observed {
  ai: Answer;
  mcp: Answer;
  mcpReady: Answer;
  /** The ids of the keys that the AI service publishes. */
  publishedKids: string[];
  /** The checks of the AI service's `/readyz`, by name. */
  checks: ReadonlyMap<string, ReadyCheck>;
}

/** Longer than the AI service keeps what it found, in milliseconds. */
const KEPT_MS = 5_500;

/** Asks both services what they tell everybody. */
export async function observe(system: System): Promise<Observed> {
  const { aiUrl, mcpUrl } = system;
  const [ai, checks, jwks, mcp, mcpReady] = await Promise.all([
    ask(system, `${aiUrl}/healthz`),
    readChecks(system),
    ask(system, `${aiUrl}/.well-known/jwks.json`),
    ask(system, `${mcpUrl}/healthz`),
    ask(system, `${mcpUrl}/readyz`),
  ]);
  return {
    ai,
    mcp,
    mcpReady,
    publishedKids: kidsOf(jwks),
    checks,
  };
}

/** A second time if something is wrong: it may have been right after a start. */
async function readChecks(system: System): Promise<Observed["checks"]> {
  const read = async () =>
    checksOf(await ask(system, `${system.aiUrl}/readyz`));
  const first = await read();
  if ([...first.values()].every(({ status }) => status === "ok")) return first;
  await system.wait(KEPT_MS);
  return await read();
}

function kidsOf(jwks: Answer): string[] {
  const { keys } = jsonOf(jwks) as { keys?: { kid?: string }[] };
  return Array.isArray(keys) ? keys.flatMap(({ kid }) => kid ?? []) : [];
}

function checksOf(ready: Answer): ReadonlyMap<string, ReadyCheck> {
  const { checks } = jsonOf(ready) as { checks?: ReadyCheck[] };
  return new Map(
    Array.isArray(checks) ? checks.map((each) => [each.name, each]) : [],
  );
}
