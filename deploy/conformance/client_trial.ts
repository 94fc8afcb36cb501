import { assertEquals } from "@std/assert";
import { createTestApp, type TestApp } from "../../mcp_server/test_app.ts";
import { HAIRCUT, openSalon } from "../../mcp_server/test_salon.ts";
import { callRest } from "../../mcp_server/surfaces/test_calls.ts";
import { Gateway, type Outcome } from "./gateway.ts";
import { RealClient } from "./real_client.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const TAKEN = slot("2026-03-07", 10);

function slot(day: string, hour: number) {
  return { serviceId: HAIRCUT, start: `${day}T${hour}:00:00+09:00` };
}

/** A salon in which a slot is taken already. */
export async function openShop(): Promise<TestApp> {
  const app = await createTestApp({ now: () => NOW });
  await openSalon(app.database.owner);
  const token = await app.tokenFor("usr_early");
  await callRest(app, "booking_create", { token, args: TAKEN });
  return app;
}

/** One call that a client makes. */
interface Step {
  tool: string;
  args?: Record<string, unknown>;
  /** The code with which it has to be refused; it has to be done if left out. */
  code?: string;
  /** Scopes of the token, where the call has fewer than the list of tools had. */
  scopes?: ["booking:read"];
  /** Whether the rate limit is used up just before. */
  isOverLimit?: true;
}

/** A read, a write, and a refusal of each kind, with a slot of one's own. */
function steps(hour: number): Step[] {
  const args = slot("2026-03-06", hour);
  return [
    { tool: "booking_services" },
    { tool: "booking_create", args },
    {
      tool: "booking_create",
      // Good as far as the schema tells, so that no client refuses it itself.
      args: { ...args, start: "1999-01-01T00:00:00Z" },
      code: "invalid_input",
    },
    { tool: "booking_create", args: TAKEN, code: "slot_taken" },
    {
      tool: "booking_create",
      args,
      code: "insufficient_scope",
      scopes: ["booking:read"],
    },
    { tool: "booking_create", args, code: "rate_limited", isOverLimit: true },
  ];
}

/** Which client is tried, and in which hour it books. */
export interface Trial {
  driver: string;
  packages: string;
  hour: number;
}

/** What the client did not show to its caller, a line each; none if all is well. */
export async function tryClient(
  app: TestApp,
  { driver, packages, hour }: Trial,
): Promise<string[]> {
  const user = `usr_${driver}`;
  const token = await app.tokenFor(user);
  await using gateway = new Gateway(app);
  const { url } = gateway;
  await using client = new RealClient({ driver, packages });
  const tools = await client.connect({ url, token });
  const lost = tools.includes("booking_create") ? [] : ["the list of tools"];
  for (const { tool, args = {}, code, scopes, isOverLimit } of steps(hour)) {
    gateway.token = scopes && await app.tokenFor(user, scopes);
    gateway.beforeCall = isOverLimit && (() => spendLimit(app, user));
    const shown = await client.call(tool, args);
    const outcome = gateway.outcome!;
    assertEquals(outcome.code, code, `${driver}: ${JSON.stringify(shown)}`);
    lost.push(...lostOf(outcome, shown).map((part) => `${tool}: ${part}`));
  }
  return lost;
}

async function spendLimit({ database }: TestApp, user: string): Promise<void> {
  await database.owner`
    update rate_limits set spent_until = clock_timestamp() + interval '1 hour'
    where actor_id = ${user}`;
}

/** How clients that read a 403 from its challenge say it in their own words. */
const OWN_WORDS: Record<string, string> = {
  "Insufficient permissions": "Insufficient scope: required",
};

/** The parts of an outcome that a client did not show. */
function lostOf(outcome: Outcome, shown: unknown): string[] {
  const { requestId: _, ...said } = outcome;
  const text = essence(JSON.stringify(shown));
  return leavesOf(said).filter((leaf) =>
    ![leaf, OWN_WORDS[leaf] ?? leaf]
      .some((words) => text.includes(essence(words)))
  );
}

function leavesOf(value: unknown): string[] {
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [String(value)];
}

/** Clients quote, escape and write codes as words: only letters and digits count. */
function essence(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
