import { assert } from "@std/assert";
import { callMcp, callRest, outcomeOf } from "./surfaces/test_calls.ts";
import { createTestApp, type TestApp } from "./test_app.ts";
import { TestProcess } from "./test_process.ts";

const PER_MINUTE = 120;
const BURST = 60;
const SECONDS = 60;
/** Ten times what is admitted in the long run. */
const REQUESTS = 10 * PER_MINUTE * SECONDS / 60;
const KILL_AT = 20;
const NEW_TOKEN_AT = 30;

/** Two server processes on one database, with the limits of production. */
async function startTwo({ database, keys }: TestApp) {
  const options = {
    databaseUrl: database.url,
    keys,
    environment: {
      RATE_LIMIT_PER_MINUTE: String(PER_MINUTE),
      RATE_LIMIT_BURST: String(BURST),
    },
  };
  const processes = [new TestProcess(options), new TestProcess(options)];
  await Promise.all(processes.map((process) => process.start()));
  return {
    processes,
    async [Symbol.asyncDispose]() {
      await Promise.all(
        processes.map((process) => process[Symbol.asyncDispose]()),
      );
    },
  };
}

/** Counts what is admitted, and when the first and the last call were. */
class Count {
  admitted = 0;
  refused = 0;
  #first: number | undefined;
  #last = 0;

  add(isAdmitted: boolean) {
    this.#last = performance.now();
    this.#first ??= this.#last;
    if (isAdmitted) this.admitted++;
    else this.refused++;
  }

  get seconds(): number {
    return (this.#last - (this.#first ?? this.#last)) / 1000;
  }

  /** How far off it is, in percent of what should have been admitted. */
  get errorPercent(): number {
    const expected = BURST + PER_MINUTE * this.seconds / 60;
    return 100 * Math.abs(this.admitted - expected) / expected;
  }
}

/** One read, every fifth over MCP; resolves to whether it was admitted. */
async function ask(
  server: TestProcess,
  token: string,
  index: number,
): Promise<boolean> {
  if (index % 5 === 0) {
    const answer = await callMcp(server, "booking_list", { token });
    assert(answer.status === 200);
    const { isError } = answer.body.result;
    assert(!isError || outcomeOf(answer).code === "rate_limited");
    return !isError;
  }
  const { status, headers } = await callRest(server, "booking_list", { token });
  assert(status === 200 || status === 429);
  assert(status === 200 || Number(headers.get("retry-after")) === 1);
  return status === 200;
}

Deno.test(`two processes at ten times the load for ${SECONDS} s admit what one limit allows`, async () => {
  await using app = await createTestApp();
  await using servers = await startTwo(app);
  const { processes } = servers;
  let up = [...processes];
  let token = await app.tokenFor("usr_1", ["booking:read"]);
  let restart = Promise.resolve();
  const count = new Count();
  const asking = new Set<Promise<void>>();
  const begin = performance.now();
  let index = 0;

  const send = () => {
    const server = up[index % up.length]!;
    const asked = ask(server, token, index++)
      .then((isAdmitted) => count.add(isAdmitted));
    asking.add(asked);
    asked.finally(() => asking.delete(asked)).catch(() => {});
    return asked;
  };
  /** Its memory goes, and what it had spent has to stay. */
  const killAndRestart = async () => {
    const [killed] = processes;
    up = processes.slice(1);
    await Promise.all(asking);
    await killed!.kill();
    restart = killed!.start().then(() => {
      up = [...processes];
    });
  };

  while (index < REQUESTS) {
    const due = begin + index * SECONDS * 1000 / REQUESTS;
    const pause = due - performance.now();
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    if (index === KILL_AT * REQUESTS / SECONDS) await killAndRestart();
    if (index === NEW_TOKEN_AT * REQUESTS / SECONDS) {
      token = await app.tokenFor("usr_1", ["booking:read"]);
    }
    send();
  }
  await Promise.all(asking);
  await restart;

  const { admitted, refused, seconds, errorPercent } = count;
  console.log(
    `${admitted} of ${admitted + refused} admitted in ${seconds.toFixed(2)} s`,
  );
  console.log(
    `figure: limit_error_percent = ${errorPercent.toFixed(2)} (goal 1)`,
  );
  assert(up.length === 2, "the killed process served again");
  assert(admitted + refused === REQUESTS && seconds > SECONDS - 1);
  assert(errorPercent <= 1);
});
