import type { Sql } from "postgres";
import {
  AUDIENCE,
  createTestKeys,
  createTestSigner,
  ISSUER,
} from "../../mcp_server/test_app.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { createBareDatabase } from "../../mcp_server/storage/test_bare_database.ts";
import { createAdminCookie } from "../../mcp_server/surfaces/test_people.ts";
import { TestProcess } from "../../mcp_server/test_process.ts";
import { SERVICE_SCOPES, USER_SCOPES } from "../../shared/contract/scopes.ts";
import type { ProjectCopy } from "../local/test_project.ts";

/**
 * Runs `deno` in a copy of the project. Resolves to its output.
 *
 * @throws {Error} With the output, if it fails.
 */
export async function runDeno(
  { path: cwd }: ProjectCopy,
  args: string[],
  env: Record<string, string> = {},
): Promise<string> {
  const command = new Deno.Command(Deno.execPath(), {
    args,
    cwd,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
  });
  const { success, stdout, stderr } = await command.output();
  const output = [stdout, stderr].map((bytes) =>
    new TextDecoder().decode(bytes)
  );
  if (!success) throw new Error(`deno ${args.join(" ")}:\n${output.join("")}`);
  return output.join("");
}

/** The MCP server of a copy of the project, with credentials for it. */
export interface CopiedServer extends AsyncDisposable {
  origin: string;
  fetch(request: Request): Promise<Response>;
  /** A pool with the owner's login, which bypasses row level security. */
  owner: Sql;
  /** A customer's token with all scopes. */
  token: string;
  /** The AI service's own token with all scopes. */
  serviceToken: string;
  /** The `Cookie` header of a signed-in admin. */
  cookie: string;
}

/** Prepares a database with the copy's code, and starts the copy's server. */
export async function serveCopy(project: ProjectCopy): Promise<CopiedServer> {
  await using started = new AsyncDisposableStack();
  const { url } = started.use(await createBareDatabase());
  const keys = await createTestKeys();
  await runDeno(project, ["run", "-A", "deploy/local/prepare_database.ts"], {
    DATABASE_URL: url,
    AI_SERVICE_ISSUER: ISSUER,
    AI_SERVICE_PUBLIC_KEY: keys.publicPem,
    MCP_AUDIENCE: AUDIENCE,
  });
  const owner = connectAsOwner(url, { max: 1 });
  started.defer(() => owner.end());
  const signer = await createTestSigner(ISSUER, keys);
  const server = started.use(
    new TestProcess({ databaseUrl: url, keys, project: project.path }),
  );
  await server.start();
  const user = { id: "usr_1", email: "usr_1@example.com", name: "花子" };
  const scopes = USER_SCOPES;
  const deps = { now: () => new Date() };
  const { token } = await signer.signForUser({ user, scopes });
  const service = await signer.signForService(SERVICE_SCOPES);
  const cookie = await createAdminCookie({ database: { owner }, deps });
  const all = started.move();
  return {
    origin: server.origin,
    fetch: server.fetch,
    owner,
    token,
    serviceToken: service.token,
    cookie,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
