import { assert } from "@std/assert";
import { callMcp, callRest, outcomeOf } from "./surfaces/test_calls.ts";
import { createTestApp, type TestApp } from "./test_app.ts";
import { TestProcess } from "./test_process.ts";

const PER_MINUTE = 120;
const BURST = 60;
const SECONDS = 60;
/** Ten times as many as the limit allows in that time. */
const REQUESTS = 10 * PER_MINUTE * SECONDS / 60;
const KILL_AT = 20;
const NEW_TOKEN_AT = 30;

/** Two server processes on one database, with production's rate limit. */
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

/** Counts allowed and refused calls, and the time between first and last. */
class CallCount {
  allowed = 0;
  refused = 0;
  #first: number | undefined;
  #last = 0;

  add(isAllowed: boolean) {
    this.#last = performance.now();
    this.#first ??= this.#last;
    if (isAllowed) this.allowed++;
    else this.refused++;
  }

  get seconds(): number {
    return (this.#last - (this.#first ?? this.#last)) / 1000;
  }

  /** The deviation from the number that the limit allows, in percent. */
  get errorPercent(): number {
    const expected = BURST + PER_MINUTE * this.seconds / 60;
    return 100 * Math.abs(this.allowed - expected) / expected;
  }
}

/** Sends a read, every fifth over MCP; resolves to whether it was allowed. */
async function sendRead(
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

Deno.test(`two processes under ten times the load for ${SECONDS} s share one limit`, async () => {
  await using app = await createTestApp();
  await using servers = await startTwo(app);
  const { processes } = servers;
  let up = [...processes];
  let token = await app.tokenFor("usr_1", ["booking:read"]);
  let restart = Promise.resolve();
  const count = new CallCount();
  const pending = new Set<Promise<void>>();
  const begin = performance.now();
  let index = 0;

  const send = () => {
    const server = up[index % up.length]!;
    const sent = sendRead(server, token, index++)
      .then((isAllowed) => count.add(isAllowed));
    pending.add(sent);
    sent.finally(() => pending.delete(sent)).catch(() => {});
    return sent;
  };
  /** The process loses its memory; the limit's state is in the database. */
  const killAndRestart = async () => {
    const [killed] = processes;
    up = processes.slice(1);
    await Promise.all(pending);
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
  await Promise.all(pending);
  await restart;

  const { allowed, refused, seconds, errorPercent } = count;
  console.log(
    `${allowed} of ${allowed + refused} allowed in ${seconds.toFixed(2)} s`,
  );
  console.log(
    `figure: limit_error_percent = ${errorPercent.toFixed(2)} (goal 1)`,
  );
  assert(up.length === 2, "the killed process served again");
  assert(allowed + refused === REQUESTS && seconds > SECONDS - 1);
  assert(errorPercent <= 1);
});
