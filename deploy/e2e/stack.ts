import postgres from "postgres";
import { importSigningKey, TokenSigner } from "../../shared/contract/sign.ts";
import type { UserScope } from "../../shared/contract/scopes.ts";
import { keyFiles } from "../keys.ts";
import { type Stack, type StackOptions, startStack } from "../local/stack.ts";
import { createStateFolder } from "../local/test_state_folder.ts";
import { commandsOf } from "../workers/commands.ts";
import { chosenTarget } from "./target.ts";

/** The whole product on free ports, with its own state folder. */
export interface TestStack extends Stack, AsyncDisposable {
  /** The folder of the keys and the AI service's store. */
  stateFolder: string;
  /** A token for that user, signed with the AI service's key. */
  tokenFor(userId: string, scopes: readonly UserScope[]): Promise<string>;
  /** Calls an operation over REST. */
  rest(
    operation: string,
    token: string,
    input: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  /** The number of all customers' bookings. */
  countBookings(): Promise<number>;
  /** The database as its owner, whom row level security does not restrict. */
  sql: postgres.Sql;
  /** Lines that the parts have logged. */
  logged: string[];
  /** The AI service's private key, as PEM. */
  privateKey: string;
}

/** A test's few people do more than real ones. */
const HIGH_LIMITS = {
  LIMIT_TURNS_PER_MINUTE: "100000",
  LIMIT_TURNS_PER_DAY: "100000",
  LIMIT_TOKENS_PER_DAY: "1000000000",
  LIMIT_RUNNING_TURNS: "1000",
  LIMIT_CONVERSATIONS: "100000",
  LIMIT_OPEN_STREAMS: "10000",
};

/** Starts the product for a test; disposing stops everything. */
export async function startTestStack(
  env: NonNullable<StackOptions["env"]> = {},
  options: Pick<StackOptions, "accounts" | "ports" | "log" | "commands"> = {},
): Promise<TestStack> {
  const state = await createStateFolder();
  const logged: string[] = [];
  const stack = await startStack({
    commands: commandsOf(chosenTarget()),
    ...options,
    stateFolder: state.path,
    env: { ...HIGH_LIMITS, ...env },
    temporary: true,
    log(part, line) {
      logged.push(`${part} ${line}`);
      options.log?.(part, line);
    },
  });
  const pem = await Deno.readTextFile(keyFiles(state.path).privateKey);
  const signer = new TokenSigner({
    key: await importSigningKey(pem),
    issuer: stack.aiServiceUrl,
    audience: stack.mcpServerUrl,
    now: () => new Date(),
    randomId: () => crypto.randomUUID(),
  });
  const sql = postgres(stack.adminDatabaseUrl ?? stack.databaseUrl, { max: 1 });
  await sql`
    update business set max_active_bookings = 10000, max_unpaid_orders = 10000,
      overlapping_bookings = true`;
  return {
    ...stack,
    stateFolder: state.path,
    sql,
    logged,
    privateKey: pem,
    async tokenFor(id, scopes) {
      const user = { id, email: null, name: "A person" };
      return (await signer.signForUser({ user, scopes })).token;
    },
    async rest(operation, token, input) {
      const path = operation.replace("_", "/");
      const response = await fetch(`${stack.mcpServerUrl}/mcp/tools/${path}`, {
        method: "POST",
        headers: {
          "Authorization": `Bearer ${token}`,
          "Content-Type": "application/json",
        },
        body: JSON.stringify(input),
      });
      return { status: response.status, body: await response.json() };
    },
    async countBookings() {
      const [row] = await sql`select count(*)::int as n from bookings`;
      return row?.n;
    },
    async [Symbol.asyncDispose]() {
      await sql.end();
      await stack.stop();
      await state[Symbol.asyncDispose]();
    },
  };
}
