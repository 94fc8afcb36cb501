import { isIssuerWritten } from "../../mcp_server/auth/issuers.ts";
import { type Access, readAccess } from "../../mcp_server/env.ts";
import { listMigrations } from "../../mcp_server/migrations.ts";
import { slices } from "../../mcp_server/slices.ts";
import { isAllowListWritten } from "../../mcp_server/staff/allow_list.ts";
import { refuseTransactionPooler } from "../../mcp_server/storage/pooler.ts";
import { connect, type Database } from "../../mcp_server/storage/postgres.ts";
import { checkDatabase as readProblems } from "../../mcp_server/storage/readiness.ts";
import { missingMigrations } from "../../mcp_server/storage/schema_version.ts";
import { fault, type Finding, notChecked, warning, well } from "./finding.ts";
import { NO_MCP_ENVIRONMENT, type System } from "./system.ts";

const MIGRATE = "DATABASE_OWNER_URL=… deno task migrate";

/** The checks that need the database, in the order in which one needs another. */
const CHECKS = [
  "database",
  "pooler",
  "migrations",
  "roles",
  "issuer_row",
  "staff_list",
  "housekeeping",
] as const;

/** Whether the database is there, prepared and kept, over the server's login. */
export async function checkDatabase(
  { mcp }: Pick<System, "mcp">,
): Promise<Finding[]> {
  const url = mcp.DATABASE_URL;
  if (!url) {
    return CHECKS.map((name) => notChecked(name, ...NO_MCP_ENVIRONMENT));
  }
  const found: Finding[] = [];
  let sql: Database | undefined;
  try {
    sql = connect(url, { max: 3 });
    found.push(await reached(sql));
    found.push(await pooler(sql, url));
    found.push(await migrations(sql));
    if (found.every(({ status }) => status === "well")) {
      found.push(await roles(sql), ...await access(sql, mcp));
      found.push(await housekeeping(sql));
    }
  } catch (error) {
    found.push(unusable(found.length, error as Error));
  } finally {
    await sql?.end({ timeout: 1 });
  }
  const rest = CHECKS.slice(found.length);
  return [
    ...found,
    ...rest.map((name) => notChecked(name, "the database is not prepared")),
  ];
}

function unusable(index: number, { message }: Error): Finding {
  return fault(CHECKS[index] ?? "database", {
    found: message,
    expected: "a database that answers this login",
    next:
      "correct DATABASE_URL of the MCP server, start the database, or let " +
      `this machine in (IP allow-list); then ${MIGRATE}`,
  });
}

async function reached(sql: Database): Promise<Finding> {
  const [row] = await sql<{ version: string }[]>`
    select current_setting('server_version') as version`;
  return well("database", `Postgres ${row!.version} answers`);
}

async function pooler(sql: Database, url: string): Promise<Finding> {
  try {
    await refuseTransactionPooler(sql, url);
    return well("pooler", "the URL says truly whether there is a pooler");
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return fault("pooler", {
      found: error.message,
      expected: "pgbouncer=true in DATABASE_URL, or a direct address",
      next: "add pgbouncer=true to DATABASE_URL, and restart the MCP server",
    });
  }
}

async function migrations(sql: Database): Promise<Finding> {
  const all = await listMigrations();
  const missing = await missingMigrations(sql, all);
  if (missing.length === 0) {
    return well("migrations", `all ${all.length} migrations are applied`);
  }
  return fault("migrations", {
    found: `${missing.length} are missing: ${missing.join(", ")}`,
    expected: `all ${all.length} of this version`,
    next: MIGRATE,
  });
}

async function roles(sql: Database): Promise<Finding> {
  const name = "roles";
  const tables = slices.flatMap((slice) => slice.tables ?? []);
  const problems = await readProblems(sql, await listMigrations(), tables);
  const [login] = await sql<{ name: string; above: boolean; owns: boolean }[]>`
    select current_user as name, rolsuper or rolbypassrls as above,
      exists (select from pg_class
        where relname = 'bookings' and relowner = pg_roles.oid) as owns
    from pg_roles where rolname = current_user`;
  if (login!.above) problems.push(`"${login!.name}" is above all rules`);
  const expected = "a login of the server's own, which owns nothing and can " +
    "only take the roles of requests";
  const next = `name another login in DATABASE_URL, then ${MIGRATE}`;
  if (problems.length > 0) {
    return fault(name, { found: problems.join("; "), expected, next });
  }
  if (!login!.owns) return well(name, `"${login!.name}" has a server's rights`);
  const found = `"${login!.name}" owns the tables: a stolen login can do all`;
  return warning(name, { found, expected, next });
}

async function access(
  sql: Database,
  mcp: System["mcp"],
): Promise<Finding[]> {
  const wanted = wantedAccess(mcp);
  if (!wanted) {
    const reason = "the environment cannot be read";
    return [notChecked("issuer_row", reason), notChecked("staff_list", reason)];
  }
  return [await issuerRow(sql, wanted), await staffList(sql, wanted)];
}

function wantedAccess(mcp: System["mcp"]): Access | undefined {
  try {
    return readAccess(mcp);
  } catch {
    return undefined;
  }
}

async function issuerRow(sql: Database, { issuer }: Access): Promise<Finding> {
  const name = "issuer_row";
  if (!issuer) return notChecked(name, "AI_SERVICE_PUBLIC_KEY is not here");
  const remedy = {
    expected:
      "the row of AI_SERVICE_ISSUER with this key and audience, enabled",
    next: MIGRATE,
  };
  if (!await isIssuerWritten(sql, issuer)) {
    const found = "trusted_issuers has not this key for AI_SERVICE_ISSUER";
    return fault(name, { found, ...remedy });
  }
  const [row] = await sql<{ enabled: boolean }[]>`
    select enabled from trusted_issuers where issuer = ${issuer.issuer}`;
  if (row!.enabled) return well(name, "AI_SERVICE_ISSUER is trusted");
  return fault(name, {
    found: "AI_SERVICE_ISSUER is not enabled",
    expected: remedy.expected,
    next:
      "as owner: update trusted_issuers set enabled = true where issuer = " +
      "'<AI_SERVICE_ISSUER>'",
  });
}

async function staffList(sql: Database, { allowed }: Access): Promise<Finding> {
  const name = "staff_list";
  const { emails = [], domain } = allowed;
  const hasLists = emails.length > 0 || Boolean(domain);
  if (hasLists && !await isAllowListWritten(sql, { emails, domain })) {
    return fault(name, {
      found: "MCP_ADMIN_EMAILS or MCP_ADMIN_DOMAIN is not in the database",
      expected: "what this environment says",
      next: MIGRATE,
    });
  }
  const [row] = await sql<{ owners: number }[]>`
    select count(*)::int as owners from mcp_allow_list where kind = 'email'`;
  if (row!.owners > 0) return well(name, `${row!.owners} may sign in as owner`);
  return warning(name, {
    found: "no address may sign in as owner",
    expected: "MCP_ADMIN_EMAILS with at least one address",
    next: `MCP_ADMIN_EMAILS=you@example.com ${MIGRATE}`,
  });
}

/** The housekeeping runs every minute. */
const LATE_SECONDS = 300;

async function housekeeping(sql: Database): Promise<Finding> {
  const name = "housekeeping";
  const [row] = await sql<{ seconds: number }[]>`
    select extract(epoch from now() - ended_at)::int as seconds
    from housekeeping_run`;
  const { seconds } = row ?? {};
  if (seconds !== undefined && seconds <= LATE_SECONDS) {
    return well(name, `it ran ${seconds} s ago`);
  }
  return fault(name, {
    found: seconds === undefined ? "it never ran" : `it ran ${seconds} s ago`,
    expected: `at most ${LATE_SECONDS} s ago`,
    next:
      "see whether the MCP server runs for more than a minute; on Workers " +
      "and Deno Deploy whether its cron trigger is there",
  });
}
