import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeIssuer } from "../../mcp_server/auth/issuers.ts";
import { connect } from "../../mcp_server/storage/postgres.ts";
import { superviseChild } from "../local/child_process.ts";
import { readLines } from "../local/lines.ts";
import { freePort } from "../local/free_port.ts";

/** The folder of this project. */
export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const READY_WITHIN_MS = 60_000;
const POLL_MS = 50;

/** A server under measurement, a process of its own. */
export interface Server extends AsyncDisposable {
  port: number;
  pid: number;
}

/** Token and database settings of every server. */
export interface Surroundings {
  databaseUrl: string;
  /** The owner's, who writes down whose tokens count. */
  ownerUrl: string;
  issuer: string;
  audience: string;
  /** SPKI PEM. */
  publicKey: string;
}

/**
 * The MCP server as it is deployed: everything on, its log too.
 *
 * @param folder Of the project, or of another commit of it.
 */
export async function startMcpServer(
  around: Surroundings,
  folder = PROJECT,
): Promise<Server> {
  await trust(around);
  const port = freePort();
  return await start(`the MCP server of ${folder}`, port, {
    command: Deno.execPath(),
    cwd: folder,
    args: ["run", "-A", "mcp_server/main.ts"],
    env: {
      ...contract(around),
      MCP_SERVER_PORT: String(port),
      MCP_SERVER_URL: `http://localhost:${port}`,
      MCP_GOOGLE_CLIENT_ID: "bench",
      MCP_GOOGLE_CLIENT_SECRET: "bench",
      RATE_LIMIT_PER_MINUTE: "100000000",
      RATE_LIMIT_BURST: "100000000",
    },
  });
}

async function trust(
  { ownerUrl, issuer, audience, publicKey }: Surroundings,
) {
  const sql = connect(ownerUrl, { max: 1 });
  await writeIssuer(sql, { issuer, audience, publicKeys: [publicKey] });
  await sql.end();
}

/**
 * The AI service as it is deployed, with a store in a file and everything on,
 * its log and its metrics too.
 *
 * @param port Also the one in its address, which its cookies and checks need.
 */
export function startAiService(
  { issuer, audience }: Surroundings,
  { port, privateKey, kvPath, mcpPort, modelUrl }: {
    port: number;
    /** PKCS#8 PEM. */
    privateKey: string;
    kvPath: string;
    mcpPort: number;
    modelUrl: string;
  },
): Promise<Server> {
  const client = { id: "bench", secret: "bench" };
  return start("the AI service", port, {
    command: Deno.execPath(),
    args: ["run", "-A", "ai_service/main.ts"],
    env: {
      AI_SERVICE_PORT: String(port),
      AI_SERVICE_URL: `http://localhost:${port}`,
      AI_SERVICE_ISSUER: issuer,
      AI_SERVICE_PRIVATE_KEY: privateKey,
      AI_SERVICE_KV_PATH: kvPath,
      MCP_SERVER_URL: `http://localhost:${mcpPort}`,
      MCP_AUDIENCE: audience,
      GOOGLE_CLIENT_ID: client.id,
      GOOGLE_CLIENT_SECRET: client.secret,
      LINE_CHANNEL_ID: client.id,
      LINE_CHANNEL_SECRET: client.secret,
      AI_MODEL: "openai:paced",
      OPENAI_BASE_URL: modelUrl,
      METRICS_TOKEN: "bench-bench-bench",
      ...HIGH_LIMITS,
    },
  });
}

/** The peer that only passes a model's stream on. */
export function startProxy(modelUrl: string): Promise<Server> {
  const port = freePort();
  return start("peer proxy", port, {
    command: Deno.execPath(),
    args: ["run", "-A", "deploy/bench/peers/proxy.ts"],
    env: { PEER_PORT: String(port), MODEL_URL: modelUrl },
  });
}

/** A few people write as much as thousands do. */
const HIGH_LIMITS = {
  LIMIT_TURNS_PER_MINUTE: "100000",
  LIMIT_TURNS_PER_DAY: "100000",
  LIMIT_TOKENS_PER_DAY: "1000000000",
};

/** A peer that runs on Deno, by its file name. */
export function startDenoPeer(
  name: "bare" | "sdk2",
  around: Surroundings,
): Promise<Server> {
  const port = freePort();
  return start(`peer ${name}`, port, {
    command: Deno.execPath(),
    args: ["run", "-A", `deploy/bench/peers/${name}.ts`],
    env: { ...contract(around), PEER_PORT: String(port) },
  });
}

/**
 * The peer that runs on Node. Its packages are needed for nothing else, so
 * they are installed into `folder` and not into the project.
 */
export async function startNodePeer(
  folder: string,
  around: Surroundings,
): Promise<Server> {
  const peers = join(PROJECT, "deploy/bench/peers");
  await Deno.mkdir(join(folder, "sdk1"), { recursive: true });
  for (const file of ["query.js", "tools.js", "sdk1/main.js"]) {
    await Deno.copyFile(join(peers, file), join(folder, file));
  }
  await Deno.copyFile(
    join(peers, "sdk1/package.json"),
    join(folder, "package.json"),
  );
  await install(folder);
  const port = freePort();
  return start("peer sdk1", port, {
    command: "node",
    args: [join(folder, "sdk1/main.js")],
    env: {
      ...contract(around),
      PEER_PORT: String(port),
      NODE_ENV: "production",
    },
  });
}

async function install(folder: string) {
  const { success, stderr } = await new Deno.Command("npm", {
    args: ["install", "--no-audit", "--no-fund", "--no-save"],
    cwd: folder,
    stdout: "null",
    stderr: "piped",
  }).output();
  if (success) return;
  throw new Error(
    `Cannot install peer sdk1: ${new TextDecoder().decode(stderr)}`,
  );
}

function contract({ databaseUrl, issuer, audience, publicKey }: Surroundings) {
  return {
    DATABASE_URL: databaseUrl,
    AI_SERVICE_ISSUER: issuer,
    AI_SERVICE_PUBLIC_KEY: publicKey,
    MCP_AUDIENCE: audience,
  };
}

async function start(
  name: string,
  port: number,
  { command, args, env, cwd = PROJECT }: {
    command: string;
    args: string[];
    env: Record<string, string>;
    cwd?: string;
  },
): Promise<Server> {
  // The log is written in full, to where writing costs no one else anything.
  const process = superviseChild("/bin/sh", [
    "-c",
    'exec "$0" "$@" >/dev/null',
    command,
    ...args,
  ], { endSignal: "SIGTERM", orphanTimeoutSeconds: 2, cwd, env });
  const errors: string[] = [];
  readLines(process.stderr, (line) => errors.push(line));
  readLines(process.stdout, () => {});
  let hasEnded = false;
  process.ended.then(() => hasEnded = true);
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!await answers(port)) {
    if (hasEnded || performance.now() > deadline) {
      await process.stop(0);
      throw new Error(
        `Cannot start ${name}: ${errors.slice(-20).join("\n")}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const { pid } = process;
  return { port, pid, [Symbol.asyncDispose]: () => process.stop() };
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, {
      signal: AbortSignal.timeout(5_000),
    });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
