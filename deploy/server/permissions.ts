import { join } from "node:path";
import type { ServiceName } from "../build/service.ts";
import { readDatabaseUrl } from "../../mcp_server/storage/database_url.ts";

type Variables = Record<string, string | undefined>;

/** Files that a service uses; `socket` is one that is read and written. */
interface Files {
  read: readonly string[];
  write: readonly string[];
}

/**
 * The flags of `deno run` for a built service: the least that it needs. Nothing
 * is looked for on a registry, and no configuration file is read.
 *
 * @param folder Where the service was built.
 * @param variables Those that name files: `AI_SERVICE_KV_PATH`, `DATABASE_URL`.
 */
export function denoFlags(
  service: ServiceName,
  folder: string,
  variables: Variables,
): string[] {
  const { read, write } = service === "ai_service"
    ? storeFiles(variables.AI_SERVICE_KV_PATH)
    : databaseFiles(variables.DATABASE_URL);
  const files = [join(folder, "static"), ...read, ...write];
  return [
    "--no-prompt",
    "--no-config",
    "--no-npm",
    "--no-remote",
    ...(service === "ai_service" ? ["--unstable-kv"] : []),
    "--allow-env",
    "--allow-net",
    `--allow-read=${files.map(escapePath).join(",")}`,
    ...(write.length > 0
      ? [`--allow-write=${write.map(escapePath).join(",")}`]
      : []),
  ];
}

/** The store, and the file beside it that keeps other processes out. */
function storeFiles(path: string | undefined): Files {
  return { read: [], write: path ? [path, `${path}.lock`] : [] };
}

/** Certificates and the Unix socket that a database's URL names. */
function databaseFiles(url: string | undefined): Files {
  try {
    const { host, port, rootCertificate, clientCertificate, clientKey } =
      readDatabaseUrl(url ?? "");
    const named = [rootCertificate, clientCertificate, clientKey];
    const socket = join(host, `.s.PGSQL.${port}`);
    return {
      read: named.filter((path) => path !== undefined),
      write: host.startsWith("/") ? [socket] : [],
    };
  } catch {
    // The service itself says what is wrong with the URL.
    return { read: [], write: [] };
  }
}

/** A comma separates paths, and two are one comma of a path. */
function escapePath(path: string): string {
  return path.replaceAll(",", ",,");
}
