import { resolve } from "node:path";
import { ensureKeys } from "../keys.ts";
import { DEMO_ACCOUNTS, type DemoAccount } from "./accounts.ts";
import { LocalDatabase } from "./database.ts";
import {
  aiServiceEnvironment,
  issuerOf,
  type LocalClients,
  localClients,
  mcpServerEnvironment,
  serviceUrls,
  type Variables,
} from "./environment.ts";
import { type Idp, startIdp } from "./idp.ts";
import { awaitPort, freePorts, type Ports } from "./ports.ts";
import { ServiceProcess } from "./service_process.ts";

export interface StackOptions {
  /** Keys, data and the AI service's store; kept from one start to the next. */
  stateFolder: string;
  /** Free ones unless it says otherwise. */
  ports?: Ports;
  /** Real values replace the local parts; nothing else of the surroundings reaches the services. */
  env?: Variables;
  /** Who can sign in; the demo accounts unless it says otherwise. */
  accounts?: readonly DemoAccount[];
  /** For tests: Postgres writes nothing through to the disk, and its data is deleted at the end. */
  temporary?: boolean;
  /** Receives what the parts write, line by line. */
  log?: (part: PartName, line: string) => void;
}

export type PartName = "ai-service" | "mcp-server" | "postgres";

/** The whole product on this machine. */
export interface Stack {
  aiServiceUrl: string;
  mcpServerUrl: string;
  /** Of the login role the MCP server uses. */
  databaseUrl: string;
  /** Of the cluster's owner; undefined with a `DATABASE_URL` of one's own. */
  adminDatabaseUrl: string | undefined;
  /** Who can sign in at the local identity provider; empty where all sign-ins are real. */
  accounts: readonly DemoAccount[];
  aiService: ServiceProcess;
  mcpServer: ServiceProcess;
  /** Brings the database up to date with changed sources. */
  updateDatabase(): Promise<void>;
  /** Ends the AI service as a crash would: SIGKILL. */
  killAiService(): Promise<void>;
  /** Starts the AI service again and waits until it is ready. */
  startAiService(): Promise<void>;
  stop(): Promise<void>;
}

/** What a service needs of this machine: where programs, caches and temporary files are. */
const MACHINE = [
  "PATH",
  "HOME",
  "DENO_DIR",
  "XDG_CACHE_HOME",
  "TMPDIR",
  "LANG",
  "NO_COLOR",
];

/**
 * Starts keys, database, identity provider and both services, and waits until they are ready.
 *
 * @throws {StartError} with one sentence; what was started until then is stopped
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { ports = freePorts(), env = {}, log = () => {} } = options;
  const stateFolder = resolve(options.stateFolder);
  const urls = serviceUrls(env, ports);
  const clients = localClients(env, urls);
  await using started = new AsyncDisposableStack();

  await awaitPort("aiService", ports.aiService);
  await awaitPort("mcpServer", ports.mcpServer);
  await Deno.mkdir(stateFolder, { recursive: true });
  const keys = await ensureKeys(stateFolder, env.AI_SERVICE_PRIVATE_KEY);
  const idp = await startLocalIdp(clients, ports, options);
  if (idp) started.defer(idp.stop);

  const database = new LocalDatabase({
    url: env.DATABASE_URL,
    issuer: issuerOf(env, urls),
    stateFolder,
    port: ports.postgres,
    temporary: options.temporary ?? false,
    log: (line) => log("postgres", line),
  });
  const surroundings = { ...machine(), ...env };
  const parts = { stateFolder, ports, urls, keys, clients, idp };
  const mcpServer = new ServiceProcess({
    name: "mcp-server",
    entry: "mcp_server/main.ts",
    origin: `http://localhost:${ports.mcpServer}`,
    environment: () =>
      mcpServerEnvironment(surroundings, {
        ...parts,
        databaseUrl: database.url,
      }),
    log: (line) => log("mcp-server", line),
  });
  const aiService = new ServiceProcess({
    name: "ai-service",
    entry: "ai_service/main.ts",
    origin: `http://localhost:${ports.aiService}`,
    environment: () => aiServiceEnvironment(surroundings, parts),
    log: (line) => log("ai-service", line),
  });
  started.defer(() => database.stop());
  started.defer(() => mcpServer.stop());
  started.defer(() => aiService.stop());
  await allOf([
    aiService.start(),
    database.start().then(() => mcpServer.start()),
  ]);

  const all = started.move();
  return {
    aiServiceUrl: urls.aiService,
    mcpServerUrl: urls.mcpServer,
    databaseUrl: database.url,
    adminDatabaseUrl: database.adminUrl,
    accounts: idp ? options.accounts ?? DEMO_ACCOUNTS : [],
    aiService,
    mcpServer,
    updateDatabase: () => database.update(),
    killAiService: () => aiService.kill(),
    startAiService: () => aiService.start(),
    stop: () => all.disposeAsync(),
  };
}

/** Waits for all, also when one fails: nothing may be half started when the rest is stopped. */
async function allOf(starts: Promise<void>[]) {
  for (const result of await Promise.allSettled(starts)) {
    if (result.status === "rejected") throw result.reason;
  }
}

async function startLocalIdp(
  clients: LocalClients,
  ports: Ports,
  { accounts }: StackOptions,
): Promise<Idp | undefined> {
  const google = [clients.google, clients.admin].filter((client) =>
    client !== undefined
  );
  const line = [clients.line].filter((client) => client !== undefined);
  if (google.length + line.length === 0) return;
  return await startIdp({
    port: ports.idp,
    clients: { google, line },
    ...(accounts && { accounts }),
  });
}

function machine(): Variables {
  return Object.fromEntries(MACHINE.map((name) => [name, Deno.env.get(name)]));
}
