import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { addProduct } from "../order/test_shop.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { toJsonSchema } from "./json_schema.ts";
import { type Operation, operationName } from "./operation.ts";
import { operations } from "./operations.ts";
import {
  type Answer,
  callRest,
  LEGACY_REVISION,
  post,
  REVISION,
} from "./test_calls.ts";
import { inputsFor, type Pools } from "./test_inputs.ts";

/** Inputs that have to be tried, all operations and surfaces together. */
const INPUTS = 100_000;
/** `FUZZ_SEED=1 deno task test mcp_server/mcp/fuzz_test.ts` makes other inputs. */
const SEED = Number(Deno.env.get("FUZZ_SEED") ?? 20261122);
/** Calls under way at a time. */
const LANES = 12;
const CUSTOMERS = ["usr_1", "usr_2", "usr_3", "usr_4"];
const NOW = new Date("2026-03-02T03:00:00Z");

type Surface = "rest" | "mcp" | "legacy mcp";

/** One input, on its way. */
interface Attempt {
  operation: Operation;
  surface: Surface;
  token: string;
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
  const people = await furnish(app);
  const { token: service } = await app.signer.signForService([
    ...["order:pay", "token:revoke", "customer:forget"] as const,
  ]);
  const verdicts = new Map<number, number>();
  const broken: string[] = [];

  await inLanes(attempts(people, service), async (attempt) => {
    const answer = await send(app, attempt);
    const verdict = verdictOf(answer);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    if (verdict >= 500) broken.push(describe(attempt, answer));
  });

  const limited = verdicts.get(429) ?? 0;
  const tried = [...verdicts.values()].reduce((a, b) => a + b, 0) - limited;
  const counts = [...verdicts].sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status}`);
  console.log(`seed ${SEED}: ${tried} inputs tried; ${counts.join(", ")}`);
  console.log(`figure: fuzz_5xx = ${broken.length} (goal 0)`);
  assertEquals(broken.slice(0, 20), []);
  assertEquals([verdicts.get(401), verdicts.get(403)], [undefined, undefined]);
  assert(tried >= INPUTS, `only ${tried} inputs were tried`);
  assert(verdicts.get(200)! > tried / 20, "hardly any input was good");
});

/** A customer, and what there is for them to name. */
interface Person {
  token: string;
  pools: Pools;
}

/** A salon, a shop and a form, and customers with bookings and orders. */
async function furnish(app: TestApp): Promise<Person[]> {
  const { owner } = app.database;
  await openSalon(owner, { capacity: 50 });
  const products = ["prd_a", "prd_b"];
  for (const id of products) await addProduct(owner, id, { stock: 1e9 });
  const form = await addForm(app);
  return await Array.fromAsync(CUSTOMERS, async (id) => {
    const token = await app.tokenFor(id);
    const ask = async (name: string, args: Record<string, unknown>) =>
      (await callRest(app, name, { token, args })).body;
    const bookings = await Array.fromAsync(
      STARTS,
      (start) => ask("booking_create", { serviceId: HAIRCUT, start }),
    );
    const items = [{ productId: "prd_a", quantity: 1 }];
    const orders = [
      await ask("order_create", { items }),
      await ask("order_create", { items }),
    ];
    const lists = await Array.fromAsync(
      ["booking_list", "order_list", "product_list"],
      (name) => ask(name, { limit: 1 }),
    );
    return {
      token,
      pools: {
        serviceId: [HAIRCUT],
        bookingId: bookings.map(({ booking }) => booking.id),
        productId: products,
        orderId: orders.map(({ order }) => order.id),
        formId: [form],
        version: [1],
        ...{ start: STARTS, from: STARTS, to: STARTS },
        currency: ["JPY"],
        cursor: lists.map(({ nextCursor }) => nextCursor),
        userId: ["usr_5"],
      },
    };
  });
}

const STARTS = [3, 4, 5, 6, 7, 8, 9]
  .map((day) => `2026-03-0${day}T15:00:00+09:00`);

/** Publishes a form with one field of every type. */
async function addForm({ database: { owner } }: TestApp): Promise<string> {
  const id = "frm_all";
  const label = { ja: "あ", en: "A" };
  const special: Record<string, unknown> = {
    text: { long: true, maxLength: 2000 },
    number: { integer: false },
    single: { options: [{ value: "a", label }] },
    multi: { options: [{ value: "a", label }] },
  };
  const simple = ["email", "phone", "date", "time", "yes_no", "consent"];
  const fields = [...Object.keys(special), ...simple].map((type) => ({
    id: type,
    type,
    label,
    required: false,
    ...special[type] as object | undefined,
  }));
  await owner`insert into forms (id) values (${id})`;
  await owner`
    insert into form_versions (form_id, version, title_ja, title_en, fields)
    values (${id}, 1, '問診票', 'Intake', ${owner.json(fields)})`;
  return id;
}

/** Every operation on each of its surfaces, by every customer in turn. */
function* attempts(people: Person[], service: string): Generator<Attempt> {
  const all = operations.flatMap((operation) => {
    const surfaces: Surface[] = operation.audience === "user"
      ? ["rest", "mcp", "legacy mcp"]
      : ["rest"];
    return surfaces.map((surface) => ({ operation, surface }));
  });
  const share = Math.ceil(INPUTS / all.length / people.length);
  let seed = SEED;
  for (const { operation, surface } of all) {
    const schema = toJsonSchema(operation.input, "input");
    for (const person of people) {
      const token = operation.audience === "user" ? person.token : service;
      const calls = fc.record({
        input: inputsFor(schema, person.pools),
        key: KEY,
      });
      for (const call of fc.sample(calls, { numRuns: share, seed: seed++ })) {
        yield { operation, surface, token, ...call };
      }
    }
  }
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
  const { operation, surface, token, input, key } = attempt;
  const headers = key === undefined ? {} : { "idempotency-key": key };
  const name = operationName(operation);
  if (surface === "rest") {
    const path = `/mcp/tools/${operation.noun}/${operation.verb}`;
    return post(app, path, input, { token, headers });
  }
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
function verdictOf({ status, body }: Answer): number {
  if (status !== 200) return status;
  if (body.error?.code === INTERNAL_ERROR) return 500;
  if (body.error) return 400;
  if (!body.result?.isError) return 200;
  return STATUSES[body.result.structuredContent?.code] ?? 400;
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
