import { parseArgs } from "node:util";
import {
  addIssuer,
  type ListedIssuer,
  listIssuers,
  type NewIssuer,
  removeIssuer,
} from "./auth/issuer_table.ts";
import { sqlState } from "./storage/database_error.ts";
import { connect } from "./storage/postgres.ts";
import type { Sql } from "./storage/statement.ts";

const USAGE = `deno task issuer add <issuer> --scopes <scope,…>
    (--key <file>… | --jwks <url>) [--audience <audience>]
deno task issuer list
deno task issuer remove <issuer>

DATABASE_URL is that of the database's owner.`;

const OPTIONS = {
  audience: { type: "string" },
  jwks: { type: "string" },
  key: { type: "string", multiple: true, default: [] as string[] },
  scopes: { type: "string", default: "" },
} as const;

/** Does what the arguments say; resolves to what to print. */
async function run(sql: Sql, args: string[]): Promise<string> {
  const { values, positionals: [verb, issuer = ""] } = parseArgs({
    args,
    options: OPTIONS,
    allowPositionals: true,
  });
  switch (verb) {
    case "add":
      await addIssuer(sql, await readIssuer(issuer, values));
      return `Trusted from now on: ${issuer}`;
    case "remove":
      await removeIssuer(sql, issuer);
      return `No longer trusted: ${issuer}. What its users booked stays.`;
    case "list":
      return (await listIssuers(sql)).map(describe).join("\n\n");
    default:
      throw new TypeError(USAGE);
  }
}

async function readIssuer(
  issuer: string,
  { audience = Deno.env.get("MCP_AUDIENCE") ?? "", jwks, key, scopes }: {
    audience?: string | undefined;
    jwks?: string | undefined;
    key: string[];
    scopes: string;
  },
): Promise<NewIssuer> {
  return {
    issuer,
    audience,
    publicKeys: await Promise.all(key.map((file) => Deno.readTextFile(file))),
    jwksUrl: jwks,
    scopes: scopes.split(",").map((scope) => scope.trim()).filter(Boolean),
  };
}

function describe(
  { issuer, audience, keys, jwksUrl, scopes, enabled }: ListedIssuer,
): string {
  const source = [
    ...keys > 0 ? [`${keys} PEM`] : [],
    ...jwksUrl ? [jwksUrl] : [],
  ];
  return `${issuer}${enabled ? "" : " (disabled)"}
  audience  ${audience}
  keys      ${source.join(", ")}
  scopes    ${scopes.join(",")}`;
}

async function main(): Promise<void> {
  const url = Deno.env.get("DATABASE_URL");
  if (!url) throw new TypeError(`DATABASE_URL is not set.\n\n${USAGE}`);
  const sql = connect(url, { max: 1 });
  try {
    console.log(await run(sql, Deno.args));
  } finally {
    await sql.end();
  }
}

function reasonOf(error: Error): string {
  switch (sqlState(error)) {
    case "42P01":
      return "the database is not migrated";
    case "42501":
      return "only the database's owner may write trusted_issuers";
    default:
      return error.message;
  }
}

if (import.meta.main) {
  await main().catch((error: Error) => {
    console.error(`Cannot do that: ${reasonOf(error)}`);
    Deno.exit(1);
  });
}
