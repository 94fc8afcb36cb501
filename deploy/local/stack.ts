import { resolve } from "node:path";
import { ensureKeys, type KeyPair } from "../keys.ts";
import { DEMO_ACCOUNTS, type DemoAccount } from "./accounts.ts";
import { LocalDatabase } from "./database.ts";
import {
  accessVariables,
  aiServiceEnvironment,
  issuerOf,
  type LocalClients,
  localClients,
  mcpServerEnvironment,
  serviceUrls,
  type Variables,
} from "./environment.ts";
import { environmentFiles, writeEnvironmentFile } from "./environment_files.ts";
import { type Idp, startIdp } from "./idp.ts";
import type { LocalLine } from "./line.ts";
import type { LocalMailbox } from "./mailbox.ts";
import { startProviders } from "./providers.ts";
import { freePorts, type Ports, waitForPort } from "./ports.ts";
import { ServiceProcess } from "./service_process.ts";
import { StartError } from "./start_error.ts";
import type { LocalStripe } from "./stripe.ts";

export interface StackOptions {
  /** The folder of keys, data and the AI service's store; kept between starts. */
  stateFolder: string;
  /** Free ports by default. */
  ports?: Ports;
  /** Variables that replace local parts; services get no others of this process. */
  env?: Variables;
  /** Whether the database of `DATABASE_URL` gets the demo business; not by default. */
  seed?: boolean;
  /** The accounts that can sign in; the demo accounts by default. */
  accounts?: readonly DemoAccount[];
  /** What starts a service, with arguments; its sources are run by default. */
  commands?: Partial<Record<ServiceName, readonly string[]>>;
  /** For tests: Postgres does not sync to disk, and its data is deleted at the end. */
  temporary?: boolean;
  /** Receives the output of the parts, line by line. */
  log?: (part: PartName, line: string) => void;
}

export type PartName = ServiceName | "postgres";
export type ServiceName = "ai-service" | "mcp-server";

/** The whole product on this machine. */
export interface Stack {
  aiServiceUrl: string;
  mcpServerUrl: string;
  /** The database's URL with the MCP server's login role. */
  databaseUrl: string;
  /** The URL of the cluster's owner; undefined if `DATABASE_URL` is set. */
  adminDatabaseUrl: string | undefined;
  /** The local identity provider's accounts; empty if all sign-ins are real. */
  accounts: readonly DemoAccount[];
  aiService: ServiceProcess;
  mcpServer: ServiceProcess;
  /** Those of whose real ones the variables name no key. */
  stripe: LocalStripe | undefined;
  line: LocalLine | undefined;
  mailbox: LocalMailbox | undefined;
  /** Migrates and seeds the database again after a change of the sources. */
  updateDatabase(): Promise<void>;
  /** Kills the embedded Postgres with SIGKILL, as in a crash. */
  killDatabase(): Promise<void>;
  /** Starts the embedded Postgres again and waits until it is ready. */
  restartDatabase(): Promise<void>;
  /** Kills the AI service with SIGKILL, as in a crash. */
  killAiService(): Promise<void>;
  /** Starts the AI service again and waits until it is ready. */
  startAiService(): Promise<void>;
  stop(): Promise<void>;
}

/** Variables of this process that a service needs. */
const MACHINE_VARIABLES = [
  "PATH",
  "HOME",
  "DENO_DIR",
  "XDG_CACHE_HOME",
  "TMPDIR",
  "LANG",
  "NO_COLOR",
];

/**
 * Creates the keys, starts database, identity provider, local providers and both services, and
 * waits until they are ready.
 *
 * @throws {StartError} with one sentence; parts that have started are stopped
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { ports = freePorts(), env = {}, log = () => {} } = options;
  const stateFolder = resolve(options.stateFolder);
  const urls = serviceUrls(env, ports);
  const clients = localClients(env, urls);
  await using started = new AsyncDisposableStack();

  await waitForPort("aiService", ports.aiService);
  await waitForPort("mcpServer", ports.mcpServer);
  await Deno.mkdir(stateFolder, { recursive: true });
  const keys = await readKeys(stateFolder, env.AI_SERVICE_PRIVATE_KEY);
  const providers = startProviders(env, { urls, ports, ...options });
  started.defer(providers.stop);
  const { servers } = providers;
  const onFriend = (sub: string) => servers.line?.account.follow(sub);
  const idp = await startLocalIdp(clients, ports, { ...options, onFriend });
  if (idp) started.defer(idp.stop);

  const inherited = { ...machineVariables(), ...env };
  const local = { stateFolder, ports, urls, keys, clients, idp };
  const parts = { ...local, ...providers.variables };
  const database = new LocalDatabase({
    url: env.DATABASE_URL || undefined,
    ownerUrl: env.DATABASE_OWNER_URL || undefined,
    seed: options.seed ?? false,
    issuer: issuerOf(env, urls),
    access: accessVariables(
      mcpServerEnvironment(inherited, { ...parts, databaseUrl: "" }),
    ),
    stateFolder,
    port: ports.postgres,
    temporary: options.temporary ?? false,
    log: (line) => log("postgres", line),
  });
  const mcpEnvironment = () =>
    mcpServerEnvironment(inherited, { ...parts, databaseUrl: database.url });
  const mcpServer = new ServiceProcess({
    name: "mcp-server",
    entry: "mcp_server/main.ts",
    ...commandOf("mcp-server", options),
    origin: `http://localhost:${ports.mcpServer}`,
    environment: mcpEnvironment,
    log: (line) => log("mcp-server", line),
  });
  const aiEnvironment = () => aiServiceEnvironment(inherited, parts);
  const aiService = new ServiceProcess({
    name: "ai-service",
    entry: "ai_service/main.ts",
    ...commandOf("ai-service", options),
    origin: `http://localhost:${ports.aiService}`,
    environment: aiEnvironment,
    log: (line) => log("ai-service", line),
  });
  started.defer(() => database.stop());
  started.defer(() => mcpServer.stop());
  started.defer(() => aiService.stop());
  await allOf([
    aiService.start(),
    database.start().then(() => mcpServer.start()),
  ]);
  const files = environmentFiles(stateFolder);
  await writeEnvironmentFile(files.aiService, aiEnvironment());
  await writeEnvironmentFile(files.mcpServer, mcpEnvironment());

  const all = started.move();
  return {
    aiServiceUrl: urls.aiService,
    mcpServerUrl: urls.mcpServer,
    databaseUrl: database.url,
    adminDatabaseUrl: database.adminUrl,
    accounts: idp ? options.accounts ?? DEMO_ACCOUNTS : [],
    aiService,
    mcpServer,
    ...servers,
    updateDatabase: () => database.update(),
    killDatabase: () => database.kill(),
    restartDatabase: () => database.restart(),
    killAiService: () => aiService.kill(),
    startAiService: () => aiService.start(),
    stop: () => all.disposeAsync(),
  };
}

function commandOf(name: ServiceName, { commands }: StackOptions) {
  const command = commands?.[name];
  return command && { command };
}

/** Waits for all even if one fails, so that none is still starting at the stop. */
async function allOf(starts: Promise<void>[]) {
  for (const result of await Promise.allSettled(starts)) {
    if (result.status === "rejected") throw result.reason;
  }
}

async function readKeys(
  stateFolder: string,
  privateKey: string | undefined,
): Promise<KeyPair> {
  try {
    return await ensureKeys(stateFolder, privateKey);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(message, { cause });
  }
}

async function startLocalIdp(
  clients: LocalClients,
  ports: Ports,
  { accounts, onFriend }: Pick<StackOptions, "accounts"> & {
    onFriend: (sub: string) => void;
  },
): Promise<Idp | undefined> {
  const google = [clients.google, clients.admin].filter((client) =>
    client !== undefined
  );
  const line = [clients.line].filter((client) => client !== undefined);
  if (google.length + line.length === 0) return;
  return await startIdp({
    port: ports.idp,
    clients: { google, line },
    onFriend,
    ...(accounts && { accounts }),
  });
}

function machineVariables(): Variables {
  return Object.fromEntries(
    MACHINE_VARIABLES.map((name) => [name, Deno.env.get(name)]),
  );
}
