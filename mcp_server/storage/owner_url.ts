import { type DatabaseUrl, readDatabaseUrl } from "./database_url.ts";

/** As whom the owner's work is done, and what the server logs in as. */
export interface OwnerUrl {
  /** Of the database's owner. */
  url: string;
  /** The server's login; undefined where it logs in as the owner. */
  login: ServerLogin | undefined;
}

/** The login of a server, as `DATABASE_URL` has it. */
export interface ServerLogin {
  name: string;
  /** Undefined where it proves itself by other means, such as a certificate. */
  password: string | undefined;
}

/**
 * Reads `DATABASE_OWNER_URL` and `DATABASE_URL`. With the first, the second is
 * the server's; without it, `DATABASE_URL` is the owner's.
 *
 * @throws {TypeError} If neither is set, one is malformed, or they name
 * different databases; without any value of theirs.
 */
export function readOwnerUrl(
  variables: Record<string, string | undefined>,
): OwnerUrl {
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: serverUrl } = variables;
  if (!ownerUrl) {
    if (!serverUrl) throw new TypeError("DATABASE_URL is not set");
    return { url: serverUrl, login: undefined };
  }
  if (!serverUrl) return { url: ownerUrl, login: undefined };
  const [owner, server] = [read(ownerUrl), readDatabaseUrl(serverUrl)];
  if ((owner.database ?? "") !== (server.database ?? "")) {
    throw new TypeError(
      "DATABASE_OWNER_URL and DATABASE_URL must name the same database",
    );
  }
  const { user: name, password } = server;
  const isOwner = name === undefined || name === owner.user;
  return { url: ownerUrl, login: isOwner ? undefined : { name, password } };
}

function read(ownerUrl: string): DatabaseUrl {
  try {
    return readDatabaseUrl(ownerUrl);
  } catch (error) {
    const { message } = error as Error;
    throw new TypeError(message.replace("DATABASE_URL", "DATABASE_OWNER_URL"));
  }
}
