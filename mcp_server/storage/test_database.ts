import type { Sql } from "postgres";
import { business } from "../business/columns.ts";
import { DEFAULTS } from "../business/store.ts";
import { ensureLoginRole } from "./login_role.ts";
import { readAllMigrations } from "../migrations.ts";
import { tables } from "../slices.ts";
import { migrate } from "./migrate.ts";
import type { Migration } from "./migration_files.ts";
import { connectAsOwner } from "./owner_connection.ts";
import { personalColumnsOf } from "./personal_columns.ts";
import { connect, type Database } from "./postgres.ts";

/** A migrated, empty database for one test. */
export interface TestDatabase extends AsyncDisposable {
  /** The URL with a login role that has the server's rights in production. */
  url: string;
  /** A pool on {@linkcode TestDatabase.url}. */
  sql: Database;
  /** The URL with the owner's login. */
  ownerUrl: string;
  /** A pool with the owner's login, which bypasses row level security. */
  owner: Sql;
}

/** Options of {@linkcode createTestDatabase}. */
export interface TestDatabaseOptions {
  /** The most connections of each of the two pools. */
  max?: number;
}

const LOGIN_ROLE = { name: "madoguchi_test", password: "madoguchi_test" };
const LOCK = 7_205_760;

/**
 * Creates a database on the server of `TEST_DATABASE_URL`; disposing drops it.
 * The first call migrates a template database, of which all are copies.
 */
export async function createTestDatabase(
  options: TestDatabaseOptions = {},
): Promise<TestDatabase> {
  const adminUrl = Deno.env.get("TEST_DATABASE_URL");
  if (!adminUrl) {
    throw new Error("TEST_DATABASE_URL is not set: run `deno task test`");
  }
  const name = `madoguchi_test_${crypto.randomUUID().replaceAll("-", "")}`;
  await withAdmin(adminUrl, async (admin) => {
    const template = await ensureTemplate(admin, adminUrl);
    await admin`create database ${admin(name)} template ${admin(template)}`;
  });
  const ownerUrl = at(adminUrl, name);
  const url = at(adminUrl, name, LOGIN_ROLE);
  const sql = connect(url, options);
  const owner = connectAsOwner(ownerUrl, options);
  return {
    url,
    sql,
    ownerUrl,
    owner,
    async [Symbol.asyncDispose]() {
      await Promise.all([sql.end({ timeout: 5 }), owner.end({ timeout: 5 })]);
      await withAdmin(adminUrl, async (admin) => {
        await admin`drop database ${admin(name)} with (force)`;
      });
    },
  };
}

async function withAdmin<T>(
  url: string,
  run: (admin: Sql) => Promise<T>,
): Promise<T> {
  const admin = connectAsOwner(url, { max: 1 });
  try {
    return await run(admin);
  } finally {
    await admin.end();
  }
}

/** The name contains a hash of its sources, so a change makes a new one. */
async function ensureTemplate(admin: Sql, adminUrl: string): Promise<string> {
  const migrations = await readAllMigrations();
  const name = `madoguchi_template_${await fingerprint(migrations)}`;
  await admin`select pg_advisory_lock(${LOCK})`;
  try {
    const [ready] = await admin`
      select 1 from pg_database where datname = ${name} and datistemplate`;
    if (!ready) await buildTemplate(admin, adminUrl, name, migrations);
  } finally {
    await admin`select pg_advisory_unlock(${LOCK})`;
  }
  return name;
}

async function buildTemplate(
  admin: Sql,
  adminUrl: string,
  name: string,
  migrations: readonly Migration[],
) {
  await admin`drop database if exists ${admin(name)} with (force)`;
  await admin`create database ${admin(name)}`;
  await migrate(at(adminUrl, name), migrations, tables);
  await ensureLoginRole(admin, LOGIN_ROLE);
  await liftLimits(at(adminUrl, name));
  await admin`alter database ${admin(name)} is_template true`;
}

/** Most tests are not about the limits of one customer. */
async function liftLimits(url: string) {
  const owner = connectAsOwner(url, { max: 1 });
  const row = {
    id: "business",
    ...DEFAULTS,
    maxActiveBookings: 10_000,
    overlappingBookings: true,
    maxUnpaidOrders: 10_000,
    maxUnitsPerProduct: 99,
    maxUnitsPerOrder: 10_000,
  };
  const columns = Object.entries(row)
    .map(([name, value]) => [business.columnOf(name), value]);
  await owner`insert into business ${
    owner({ ...Object.fromEntries(columns), updated_at: new Date(0) })
  }`;
  await owner.end();
}

async function fingerprint(migrations: readonly Migration[]): Promise<string> {
  const text = JSON.stringify([
    migrations.map((migration) => migration.checksum),
    personalColumnsOf(tables),
    DEFAULTS,
  ]);
  const bytes = new TextEncoder().encode(text);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(digest).toHex().slice(0, 16);
}

function at(
  url: string,
  database: string,
  role?: { name: string; password: string },
): string {
  const result = new URL(url);
  result.pathname = `/${database}`;
  if (role) {
    result.username = role.name;
    result.password = role.password;
  }
  return result.href;
}
