import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { SERVICE_SCOPES } from "../../shared/contract/scopes.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { toJsonSchema } from "../operation/json_schema.ts";
import {
  isPreviewable,
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
import {
  createAdminCookie,
  createCustomers,
  type TestCustomer,
} from "./test_people.ts";

/**
 * The least number of inputs, for all operations and surfaces together. More take
 * minutes: `deno task proof:fuzz`.
 */
const INPUTS = Number(Deno.env.get("FUZZ_INPUTS") ?? 40_000);
/** Set `FUZZ_SEED` to another number for other inputs. */
const SEED = Number(Deno.env.get("FUZZ_SEED") ?? 20261122);
/** The number of concurrent calls. */
const CONCURRENCY = 12;
const CUSTOMERS = ["usr_1", "usr_2", "usr_3", "usr_4"];
const NOW = new Date("2026-03-02T03:00:00Z");

type Surface =
  | "rest"
  | "mcp"
  | "legacy mcp"
  | "preview"
  | "staff"
  | "staff preview";

/** A call with a generated input. */
interface Attempt {
  operation: Operation;
  surface: Surface;
  /** A bearer token; for staff, the `Cookie` header. */
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
  const customers = await createCustomers(app, CUSTOMERS);
  const { token: service } = await app.signer.signForService(SERVICE_SCOPES);
  const staff = await createAdminCookie(app);
  const statuses = new Map<number, number>();
  const broken: string[] = [];
  let notAuthorized = 0;

  await runConcurrently(
    attempts(customers, { service, staff }),
    async (attempt) => {
      const answer = await send(app, attempt);
      const status = statusOf(answer);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 500) broken.push(describe(attempt, answer));
      if (isNotAuthorized(attempt, status)) notAuthorized++;
    },
  );

  const limited = statuses.get(429) ?? 0;
  const tried = [...statuses.values()].reduce((a, b) => a + b, 0) - limited;
  const counts = [...statuses].sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status}`);
  console.log(`seed ${SEED}: ${tried} inputs tried; ${counts.join(", ")}`);
  console.log(`figure: fuzz_5xx = ${broken.length} (goal 0)`);
  assertEquals(broken.slice(0, 20), []);
  assertEquals(notAuthorized, 0, "some calls did not reach the operation");
  assert(tried >= INPUTS, `only ${tried} inputs were tried`);
  assert(statuses.get(200)! > tried / 20, "too few inputs were valid");
});

/** Calls of every operation on each of its surfaces, by each customer. */
function* attempts(
  customers: TestCustomer[],
  { service, staff }: { service: string; staff: string },
): Generator<Attempt> {
  const targets = operations.flatMap((operation) =>
    surfacesOf(operation).map((surface) => ({ operation, surface }))
  );
  const share = Math.ceil(INPUTS / targets.length / customers.length);
  let seed = SEED;
  for (const { operation, surface } of targets) {
    const kind = isStaffSurface(surface) ? "staff" : operation.audience;
    const schema = toJsonSchema(
      procedureFor(operation, kind)!.input,
      "input",
    );
    for (const { token, pools } of customers) {
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
  const surfaces: Surface[] = ["rest", "mcp", "legacy mcp", "preview"];
  if (procedureFor(operation, "staff")) surfaces.push("staff", "staff preview");
  return surfaces.filter((surface) =>
    isPreviewable(operation) || !surface.endsWith("preview")
  );
}

function isStaffSurface(surface: Surface): boolean {
  return surface === "staff" || surface === "staff preview";
}

/** Idempotency keys, few enough to be repeated, and some malformed ones. */
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
  const path = surface.endsWith("preview")
    ? `${noun}/${verb}/preview`
    : `${noun}/${verb}`;
  if (isStaffSurface(surface)) {
    return post(app, `/api/admin/${path}`, input, {
      headers: { ...headers, cookie: credentials, origin: SITE },
    });
  }
  const token = credentials;
  if (surface === "rest" || surface === "preview") {
    return post(app, `/mcp/tools/${path}`, input, { token, headers });
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

/** The HTTP status; for an MCP result, the equivalent HTTP status. */
function statusOf(answer: Answer): number {
  const { status, body } = answer;
  if (status !== 200) return status;
  if (body.error?.code === INTERNAL_ERROR) return 500;
  if (body.error) return 400;
  if (!body.result?.isError) return 200;
  return STATUSES[outcomeOf(answer).code] ?? 400;
}

/** 403 is expected for staff, who may not call every operation. */
function isNotAuthorized({ surface }: Attempt, status: number): boolean {
  return status === 401 || status === 403 && !isStaffSurface(surface);
}

function describe(attempt: Attempt, { status, body }: Answer): string {
  const { operation, surface, input, key } = attempt;
  return [
    `${operationName(operation)} over ${surface}, key ${key}`,
    input.slice(0, 300),
    `${status} ${JSON.stringify(body)}`,
  ].join("\n");
}

async function runConcurrently<T>(
  work: Iterator<T>,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const worker = async () => {
    for (let next = work.next(); !next.done; next = work.next()) {
      await run(next.value);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}
