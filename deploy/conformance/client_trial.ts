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

/** Creates a salon in which one slot is taken. */
export async function createShop(): Promise<TestApp> {
  const app = await createTestApp({ now: () => NOW });
  await openSalon(app.database.owner);
  const token = await app.tokenFor("usr_early");
  await callRest(app, "booking_create", { token, args: TAKEN });
  return app;
}

/** A call by a client. */
interface Step {
  tool: string;
  args?: Record<string, unknown>;
  /** The expected error code; if left out, the call must succeed. */
  code?: string;
  /** The token's scopes, if the call has fewer than the list of tools. */
  scopes?: ["booking:read"];
  /** Whether the rate limit is used up before the call. */
  isOverLimit?: true;
}

/** A read, a write, and an error of each kind; each client books its own hour. */
function steps(hour: number): Step[] {
  const args = slot("2026-03-06", hour);
  return [
    { tool: "booking_services" },
    { tool: "booking_create", args },
    {
      tool: "booking_create",
      // Valid for the schema, so that no client refuses it itself.
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

/** A client to test, and the hour that it books. */
export interface Trial {
  driver: string;
  packages: string;
  hour: number;
}

/** The parts of responses that the client did not show to its caller. */
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
    gateway.beforeCall = isOverLimit && (() => useUpRateLimit(app, user));
    const shown = await client.call(tool, args);
    const outcome = gateway.outcome!;
    assertEquals(outcome.code, code, `${driver}: ${JSON.stringify(shown)}`);
    lost.push(...lostOf(outcome, shown).map((part) => `${tool}: ${part}`));
  }
  return lost;
}

async function useUpRateLimit(
  { database }: TestApp,
  user: string,
): Promise<void> {
  await database.owner`
    update rate_limits set spent_until = clock_timestamp() + interval '1 hour'
    where actor_id = ${user}`;
}

/** Messages that clients replace, because they read a 403's challenge only. */
const CLIENT_MESSAGES: Record<string, string> = {
  "Insufficient permissions": "Insufficient scope: required",
};

/** The parts of an outcome that a client did not show. */
function lostOf(outcome: Outcome, shown: unknown): string[] {
  const { requestId: _, ...expected } = outcome;
  const text = normalize(JSON.stringify(shown));
  return leavesOf(expected).filter((leaf) =>
    ![leaf, CLIENT_MESSAGES[leaf] ?? leaf]
      .some((words) => text.includes(normalize(words)))
  );
}

function leavesOf(value: unknown): string[] {
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap(leavesOf)
    : [String(value)];
}

/** Only letters and digits: clients quote and escape text in different ways. */
function normalize(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
