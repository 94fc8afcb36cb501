import postgres from "postgres";
import { importSigningKey, TokenSigner } from "../../shared/contract/sign.ts";
import type { UserScope } from "../../shared/contract/scopes.ts";
import { keyFiles } from "../keys.ts";
import { type Stack, type StackOptions, startStack } from "../local/stack.ts";

/** The whole product on free ports, with a state folder of its own. */
export interface TestStack extends Stack, AsyncDisposable {
  /** A token of the AI service for that user, as its own key signs it. */
  tokenFor(userId: string, scopes: readonly UserScope[]): Promise<string>;
  /** Calls an operation over REST. */
  rest(
    operation: string,
    token: string,
    input: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  /** How many bookings there are, whoever's. */
  countBookings(): Promise<number>;
}

/** Starts the product for a test; everything ends with the test's block. */
export async function startTestStack(
  env: NonNullable<StackOptions["env"]> = {},
): Promise<TestStack> {
  const stateFolder = await Deno.makeTempDir({ prefix: "madoguchi-e2e-" });
  // The database server's account passes through on its way to its data.
  await Deno.chmod(stateFolder, 0o711);
  const lines: string[] = [];
  const stack = await startStack({
    stateFolder,
    env,
    temporary: true,
    log: (part, line) => lines.push(`${part} ${line}`),
  });
  const pem = await Deno.readTextFile(keyFiles(stateFolder).privateKey);
  const signer = new TokenSigner({
    key: await importSigningKey(pem),
    issuer: stack.aiServiceUrl,
    audience: stack.mcpServerUrl,
    now: () => new Date(),
    randomId: () => crypto.randomUUID(),
  });
  // The cluster's owner sees every row.
  const sql = postgres(stack.adminDatabaseUrl ?? stack.databaseUrl, { max: 1 });
  return {
    ...stack,
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
      await Deno.remove(stateFolder, { recursive: true });
    },
  };
}
