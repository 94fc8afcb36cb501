import { writeIssuer } from "./auth/issuers.ts";
import { type Access, readAccess } from "./env.ts";
import { readAllMigrations } from "./migrations.ts";
import { tables } from "./slices.ts";
import { writeAllowList } from "./staff/allow_list.ts";
import { type LoginOutcome, takeLoginRole } from "./storage/login_role.ts";
import { migrate } from "./storage/migrate.ts";
import { connectAsOwner } from "./storage/owner_connection.ts";
import { type OwnerUrl, readOwnerUrl } from "./storage/owner_url.ts";
import { connect } from "./storage/postgres.ts";
import {
  readAuditRetention,
  writeAuditRetention,
} from "./storage/retention.ts";

/**
 * Applies all missing migrations of the server, then writes who may sign in and
 * whose tokens count. Resolves to the names of the migrations applied now.
 *
 * @param url Of the database's owner.
 * @throws {Error} With the reason, and nothing of the URL's password.
 */
export async function migrateAll(
  url: string,
  access: Access = { allowed: {} },
): Promise<string[]> {
  const applied = await migrate(url, await readAllMigrations(), tables);
  await writeAccess(url, access);
  return applied;
}

/** What was changed in the tables that the server's login may only read. */
export interface WrittenAccess {
  isIssuerChanged: boolean;
  /** Entries of the list of staff that were added or taken off. */
  allowListChanges: number;
  /** Days for which the audit log is kept; undefined: for ever. */
  auditDays: number | undefined;
}

/** Writes the tables that the server's own login may only read. */
export async function writeAccess(
  url: string,
  { issuer, allowed, auditRetentionDays }: Access,
): Promise<WrittenAccess> {
  const sql = connect(url, { max: 1 });
  try {
    if (auditRetentionDays !== undefined) {
      await writeAuditRetention(sql, auditRetentionDays);
    }
    return {
      isIssuerChanged: issuer ? await writeIssuer(sql, issuer) : false,
      allowListChanges: await writeAllowList(sql, allowed),
      auditDays: await readAuditRetention(sql),
    };
  } finally {
    await sql.end();
  }
}

/**
 * All of the owner's work on a database; can be repeated. Resolves to a line for
 * each thing that was done or found done.
 *
 * @throws {Error} With the reason, and nothing of a password.
 */
export async function prepareForServer(
  { url, login }: OwnerUrl,
  access: Access,
): Promise<string[]> {
  const migrations = await readAllMigrations();
  const applied = await migrate(url, migrations, tables);
  const written = await writeAccess(url, access);
  return [
    ...applied.map((name) => `Applied ${name}`),
    ...applied.length > 0 ? [] : [
      `Nothing to apply: the schema has all ${migrations.length} migrations`,
    ],
    issuerLine(access, written),
    allowListLine(access, written),
    `The audit log is kept ${
      written.auditDays ? `for ${written.auditDays} days` : "for ever"
    }`,
    await loginLine(url, login),
  ];
}

function issuerLine(
  { issuer }: Access,
  { isIssuerChanged }: WrittenAccess,
): string {
  if (!issuer) {
    return "Trusted issuers left as they are: AI_SERVICE_PUBLIC_KEY is not set";
  }
  const { length } = issuer.publicKeys;
  const keys = `${length} ${length === 1 ? "key" : "keys"}`;
  const verb = isIssuerChanged ? "Wrote" : "Unchanged:";
  return `${verb} issuer ${issuer.issuer} for ${issuer.audience} with ${keys}`;
}

function allowListLine(
  { allowed: { emails, domain } }: Access,
  { allowListChanges }: WrittenAccess,
): string {
  if (!emails && domain === undefined) {
    return "Who may sign in as staff left as it is: " +
      "MCP_ADMIN_EMAILS and MCP_ADMIN_DOMAIN are not set";
  }
  const verb = allowListChanges > 0 ? "Wrote" : "Unchanged:";
  const addresses = emails ? `${emails.length} as owner by address` : "";
  const members = domain ? `members of ${domain} as viewers` : "";
  const who = [addresses, members].filter(Boolean).join(", ") || "nobody";
  return `${verb} who may sign in as staff: ${who}`;
}

const LOGIN_VERBS: Record<LoginOutcome, string> = {
  made: "Made",
  updated: "Updated",
  taken: "Took, as it is,",
};

async function loginLine(
  url: string,
  login: OwnerUrl["login"],
): Promise<string> {
  if (!login) {
    return "No login made for the server: set DATABASE_OWNER_URL to this URL, " +
      "and DATABASE_URL to the server's with a name and password of its own";
  }
  const sql = connectAsOwner(url, { max: 1 });
  try {
    const verb = LOGIN_VERBS[await takeLoginRole(sql, login)];
    return `${verb} the server's login "${login.name}"`;
  } finally {
    await sql.end();
  }
}

/** Does nothing where `DATABASE_OWNER_URL` is not set. */
const IF_OWNER = "--if-owner";

/**
 * Migrates the database that the environment names, and says what was done. A
 * platform calls it before each release, with `--if-owner`: whoever keeps the
 * owner's URL off the platform migrates from elsewhere.
 */
async function main(args: readonly string[]): Promise<void> {
  const variables = Deno.env.toObject();
  if (args.includes(IF_OWNER) && !variables.DATABASE_OWNER_URL) {
    console.log(
      "Nothing done: DATABASE_OWNER_URL is not set here, so run " +
        "`deno task migrate` with it before each release",
    );
    return;
  }
  const owner = readOwnerUrl(variables);
  const lines = await prepareForServer(owner, readAccess(variables));
  console.log(lines.join("\n"));
}

if (import.meta.main) {
  await main(Deno.args).catch((error: Error) => {
    const { message } = error;
    const isSentence = message.startsWith("Cannot migrate: ");
    console.error(isSentence ? message : `Cannot migrate: ${message}`);
    Deno.exit(1);
  });
}
