import * as z from "zod";
import { type DatabaseParameters, parameters } from "./database_parameters.ts";

/** What a database's URL says, the same for each driver. */
export interface DatabaseUrl extends DatabaseParameters {
  /** A host name, an IP address, or the folder of a Unix socket. */
  host: string;
  port: number;
  user: string | undefined;
  password: string | undefined;
  database: string | undefined;
}

/**
 * Reads the URL of a database (libpq, "Connection URIs"). A parameter that
 * cannot be honoured is refused, so nothing is weaker than the URL says.
 *
 * @throws {TypeError} With the first problem, and no value of the URL.
 */
export function readDatabaseUrl(text: string): DatabaseUrl {
  const url = parse(text);
  const { host, user, ...others } = readParameters(url.searchParams);
  return {
    ...others,
    host: host ?? hostOf(url),
    port: Number(url.port || 5432),
    user: decode(url.username) || user,
    password: decode(url.password) || undefined,
    database: decode(url.pathname.slice(1)) || undefined,
  };
}

/** The problem of a database's URL, as "must …"; undefined if it has none. */
export function databaseUrlProblem(text: string): string | undefined {
  try {
    readDatabaseUrl(text);
    return undefined;
  } catch (error) {
    return (error as Error).message.slice(NAME.length + 1);
  }
}

const NAME = "DATABASE_URL";

function refuse(problem: string): never {
  throw new TypeError(`${NAME} ${problem}`);
}

function parse(text: string): URL {
  if (!/^postgres(ql)?:\/\//.test(text)) {
    refuse("must start with postgres://");
  }
  const [, rest] = /^[^:]*:\/\/[^/?#]*(.*)$/s.exec(text)!;
  // What follows could be the rest of a password, and must not be shown.
  if (/[@#]/.test(rest!)) {
    refuse("must write /, ?, # and @ in a password as %2F, %3F, %23 and %40");
  }
  return URL.parse(text) ??
    refuse("must look like postgres://user:password@host:port/database");
}

function hostOf(url: URL): string {
  const host = decode(url.hostname).replace(/^\[(.*)\]$/, "$1");
  if (host.includes(",")) refuse("must name one host");
  return host || "localhost";
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    refuse("must write a % as %25");
  }
}

function readParameters(search: URLSearchParams): DatabaseParameters & {
  host?: string | undefined;
  user?: string | undefined;
} {
  const names = [...search.keys()];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) refuse(`must have the parameter ${twice} only once`);
  const parsed = parameters.safeParse(Object.fromEntries(search));
  return parsed.success ? parsed.data : refuse(sentence(parsed.error));
}

function sentence({ issues: [issue] }: z.ZodError): string {
  if (issue?.code !== "unrecognized_keys") return issue?.message ?? "";
  const names = issue.keys.join(", ");
  const hint = issue.keys.includes("ssl") ? "; use sslmode" : "";
  return `must not have the unknown parameter ${names}${hint}`;
}
