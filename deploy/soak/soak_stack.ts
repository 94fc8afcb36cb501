import { join } from "node:path";
import postgres from "postgres";
import { serveObedientModel } from "../e2e/obedient_model.ts";
import { Customer } from "../e2e/person.ts";
import type { ScriptedOpenAi } from "../e2e/scripted_openai.ts";
import { startTestStack, type TestStack } from "../e2e/stack.ts";
import type { DemoAccount } from "../local/accounts.ts";
import type { StackOptions } from "../local/stack.ts";
import { countInKvFile } from "./due_work.ts";
import { Writes } from "./writes.ts";

/** A customer who is signed in. */
export interface Shopper {
  customer: Customer;
  userId: string;
}

/** The whole product, with many customers. */
export interface SoakStack extends AsyncDisposable {
  stack: TestStack;
  model: ScriptedOpenAi;
  shoppers: readonly Shopper[];
  writes: Writes;
  sql: postgres.Sql;
  /** Counts the due work in the AI service's store. */
  countDueWork(): Promise<number>;
  /** Number of writes that the MCP server answered from their key. */
  countReplays(): number;
}

/** Options of {@linkcode startSoakStack}. */
export interface SoakOptions
  extends Pick<StackOptions, "env" | "ports" | "commands"> {
  /** Counts the due work of these users in the store at that path. */
  countDueWork?: (kvPath: string, userIds: string[]) => Promise<number>;
}

/** Starts the product, and signs the customers in. */
export async function startSoakStack(
  customers: number,
  { env = {}, countDueWork = countInKvFile, ...options }: SoakOptions = {},
): Promise<SoakStack> {
  await using started = new AsyncDisposableStack();
  const model = started.use(serveObedientModel());
  const log = new PartsLog();
  const accounts = Array.from({ length: customers }, accountOf);
  const stack = started.use(
    await startTestStack({
      AI_MODEL: "openai:scripted",
      OPENAI_BASE_URL: model.baseUrl,
      ...env,
    }, { ...options, accounts, log: log.append }),
  );
  const sql = postgres(stack.adminDatabaseUrl!, { max: 1 });
  started.defer(() => sql.end());
  await keepCommits(sql);
  const shoppers: Shopper[] = [];
  for (const account of accounts) shoppers.push(await enter(stack, account));
  const writes = await Writes.of(stack, shoppers[0]!.userId);
  const kvPath = join(stack.stateFolder, "ai_service.kv");
  const all = started.move();
  return {
    ...{ stack, model, shoppers, writes, sql },
    countDueWork: () =>
      countDueWork(kvPath, shoppers.map(({ userId }) => userId)),
    countReplays: () => log.replays,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/**
 * A test's Postgres answers a commit before it is written, and would lose it in a
 * crash of its process. Here it writes it first, as in production.
 */
async function keepCommits(sql: postgres.Sql): Promise<void> {
  await sql`alter database postgres set synchronous_commit = on`;
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = 'postgres' and pid <> pg_backend_pid()`;
}

/** Counts replays; with `SOAK_LOG`, keeps the parts' output in that file. */
class PartsLog {
  replays = 0;
  readonly #file = Deno.env.get("SOAK_LOG");

  append = (part: string, line: string): void => {
    if (line.includes('"outcome":"replayed"')) this.replays += 1;
    if (!this.#file) return;
    const text = `${new Date().toISOString()} ${part} ${line}\n`;
    Deno.writeTextFileSync(this.#file, text, { append: true });
  };
}

function accountOf(_: unknown, index: number): DemoAccount {
  const number = String(index + 1).padStart(3, "0");
  return {
    provider: "google",
    sub: `104857000000000001${number}`,
    name: `Customer ${number}`,
    email: `customer-${number}@example.com`,
    role: "customer",
  };
}

async function enter(
  { aiServiceUrl }: TestStack,
  { email }: DemoAccount,
): Promise<Shopper> {
  const customer = new Customer(aiServiceUrl, "en");
  await customer.signInWith("google", email!);
  return { customer, userId: (await customer.me()).id };
}
