import { join } from "node:path";
import type { ServiceName } from "../build/service.ts";

type Variables = Record<string, string | undefined>;

/** Files that a service uses; those that it writes, it also reads. */
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

/**
 * Certificates and the Unix socket that a database's URL names. The server itself
 * checks the URL; its parser would make every start a tenth longer.
 */
function databaseFiles(text: string | undefined): Files {
  const url = URL.parse(text ?? "");
  const named = CERTIFICATES.map((name) => url?.searchParams.get(name));
  const host = url?.searchParams.get("host") ?? decoded(url?.hostname);
  return {
    read: named.filter((path) => typeof path === "string"),
    write: host.startsWith("/")
      ? [join(host, `.s.PGSQL.${url?.port || 5432}`)]
      : [],
  };
}

const CERTIFICATES = ["sslrootcert", "sslcert", "sslkey"];

function decoded(text = ""): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A comma separates paths, and two are one comma of a path. */
function escapePath(path: string): string {
  return path.replaceAll(",", ",,");
}
