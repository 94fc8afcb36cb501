import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { SERVICE_SCOPES } from "../../shared/contract/scopes.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { toJsonSchema } from "../operation/json_schema.ts";
import {
  type Operation,
  operationName,
  procedureFor,
} from "../operation/operation.ts";
import { operations } from "../slices.ts";
import {
  type Answer,
  LEGACY_REVISION,
  outcomeOf,
  post,
  REVISION,
} from "./test_calls.ts";
import { inputsFor } from "./test_inputs.ts";
import { employ, furnish, type Person } from "./test_people.ts";

/** Inputs that have to be tried, all operations and surfaces together. */
const INPUTS = 100_000;
/** `FUZZ_SEED=1 deno task test mcp_server/surfaces/fuzz_test.ts` makes other inputs. */
const SEED = Number(Deno.env.get("FUZZ_SEED") ?? 20261122);
/** Calls under way at a time. */
const LANES = 12;
const CUSTOMERS = ["usr_1", "usr_2", "usr_3", "usr_4"];
const NOW = new Date("2026-03-02T03:00:00Z");

type Surface = "rest" | "mcp" | "legacy mcp" | "staff";

/** One input, on its way. */
interface Attempt {
  operation: Operation;
  surface: Surface;
  /** A bearer token or, of staff, a session's cookie. */
  credentials: string;
  /** The arguments as JSON. */
  input: string;
  key: string | undefined;
}

Deno.test("no input of any operation is answered with 5xx", async () => {
  await using app = await createTestApp({
    now: () => NOW,
    connections: 8,
    rateLimit: { perMinute: 1e9, burst: 1e9 },
  });
  const people = await furnish(app, CUSTOMERS);
  const { token: service } = await app.signer.signForService(SERVICE_SCOPES);
  const staff = await employ(app);
  const decisions = new Map<number, number>();
  const broken: string[] = [];
  let shutOut = 0;

  await inLanes(attempts(people, { service, staff }), async (attempt) => {
    const answer = await send(app, attempt);
    const decision = verdictOf(answer);
    decisions.set(decision, (decisions.get(decision) ?? 0) + 1);
    if (decision >= 500) broken.push(describe(attempt, answer));
    if (isShutOut(attempt, decision)) shutOut++;
  });

  const limited = decisions.get(429) ?? 0;
  const tried = [...decisions.values()].reduce((a, b) => a + b, 0) - limited;
  const counts = [...decisions].sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status}`);
  console.log(`seed ${SEED}: ${tried} inputs tried; ${counts.join(", ")}`);
  console.log(`figure: fuzz_5xx = ${broken.length} (goal 0)`);
  assertEquals(broken.slice(0, 20), []);
  assertEquals(shutOut, 0, "some never got as far as the operation");
  assert(tried >= INPUTS, `only ${tried} inputs were tried`);
  assert(decisions.get(200)! > tried / 20, "hardly any input was good");
});

/** Every operation on each of its surfaces, with what each customer could name. */
function* attempts(
  people: Person[],
  { service, staff }: { service: string; staff: string },
): Generator<Attempt> {
  const targets = operations.flatMap((operation) =>
    surfacesOf(operation).map((surface) => ({ operation, surface }))
  );
  const share = Math.ceil(INPUTS / targets.length / people.length);
  let seed = SEED;
  for (const { operation, surface } of targets) {
    const kind = surface === "staff" ? "staff" : operation.audience;
    const schema = toJsonSchema(
      procedureFor(operation, kind)!.input,
      "input",
    );
    for (const { token, pools } of people) {
      const credentials = { user: token, service, staff }[kind];
      const calls = fc.record({ input: inputsFor(schema, pools), key: KEY });
      for (const call of fc.sample(calls, { numRuns: share, seed: seed++ })) {
        yield { operation, surface, credentials, ...call };
      }
    }
  }
}

function surfacesOf(operation: Operation): Surface[] {
  if (operation.audience === "service") return ["rest"];
  return procedureFor(operation, "staff")
    ? ["rest", "mcp", "legacy mcp", "staff"]
    : ["rest", "mcp", "legacy mcp"];
}

/** Idempotency keys, few enough to come again, and some that are none. */
const KEY = fc.option(
  fc.oneof(
    {
      arbitrary: fc.integer({ min: 1, max: 1000 }).map((at) => `key-${at}`),
      weight: 7,
    },
    {
      arbitrary: fc.constantFrom("", "two words", "é", "x".repeat(256), "'--"),
      weight: 1,
    },
  ),
  { nil: undefined },
);

function send(app: TestApp, attempt: Attempt): Promise<Answer> {
  const { operation, surface, credentials, input, key } = attempt;
  const { noun, verb } = operation;
  const headers = key === undefined ? {} : { "idempotency-key": key };
  if (surface === "staff") {
    return post(app, `/api/admin/${noun}/${verb}`, input, {
      headers: { ...headers, cookie: credentials, origin: SITE },
    });
  }
  const token = credentials;
  if (surface === "rest") {
    return post(app, `/mcp/tools/${noun}/${verb}`, input, { token, headers });
  }
  const name = operationName(operation);
  const isModern = surface === "mcp";
  const meta = isModern ? ENVELOPE : "";
  const message = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":` +
    `{"name":"${name}","arguments":${input}${meta}}}`;
  return post(app, "/mcp", message, {
    token,
    headers: {
      ...headers,
      "mcp-protocol-version": isModern ? REVISION : LEGACY_REVISION,
      ...(isModern && { "mcp-method": "tools/call", "mcp-name": name }),
    },
  });
}

const SITE = "http://localhost:8788";

const ENVELOPE = `,"_meta":${
  JSON.stringify({
    "io.modelcontextprotocol/protocolVersion": REVISION,
    "io.modelcontextprotocol/clientCapabilities": {},
  })
}`;

const STATUSES: Record<string, number> = {
  rate_limited: 429,
  internal_error: 500,
};
const INTERNAL_ERROR = -32603;

/** The HTTP status or, of an answer of MCP, what it would have been. */
function verdictOf(answer: Answer): number {
  const { status, body } = answer;
  if (status !== 200) return status;
  if (body.error?.code === INTERNAL_ERROR) return 500;
  if (body.error) return 400;
  if (!body.result?.isError) return 200;
  return STATUSES[outcomeOf(answer).code] ?? 400;
}

/** Staff may see and do much, but not everything that a customer does. */
function isShutOut({ surface }: Attempt, decision: number): boolean {
  return decision === 401 || decision === 403 && surface !== "staff";
}

function describe(attempt: Attempt, { status, body }: Answer): string {
  const { operation, surface, input, key } = attempt;
  return [
    `${operationName(operation)} over ${surface}, key ${key}`,
    input.slice(0, 300),
    `${status} ${JSON.stringify(body)}`,
  ].join("\n");
}

async function inLanes<T>(
  work: Iterator<T>,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const lane = async () => {
    for (let next = work.next(); !next.done; next = work.next()) {
      await run(next.value);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
