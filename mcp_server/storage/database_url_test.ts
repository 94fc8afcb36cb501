import { assert, assertEquals, assertThrows } from "@std/assert";
import { tlsOptions } from "./database_tls.ts";
import { databaseUrlProblem, readDatabaseUrl } from "./database_url.ts";

const AT = "postgres://shop:pw@db.example.com:6432/salon";

function withParameters(parameters: string) {
  return readDatabaseUrl(`${AT}?${parameters}`);
}

Deno.test("a URL is read as libpq reads it", () => {
  const { host, port, user, password, database, sslMode } = readDatabaseUrl(
    "postgresql://shop%40salon:p%23w%2F%3F@[::1]/%E5%BA%97",
  );
  assertEquals(
    [host, port, user, password, database, sslMode],
    ["::1", 5432, "shop@salon", "p#w/?", "店", "disable"],
  );
  assertEquals(readDatabaseUrl("postgres:///salon").host, "localhost");
  assertEquals(
    readDatabaseUrl("postgres:///salon?host=/run/postgresql").host,
    "/run/postgresql",
  );
});

Deno.test("what hosts put into their URLs is taken", () => {
  assertEquals(withParameters("pgbouncer=true").isPooled, true);
  assertEquals(withParameters("schema=public").isPooled, false);
  const neon = withParameters(
    "sslmode=require&channel_binding=require&options=endpoint%3Done" +
      "&application_name=shop&connect_timeout=15",
  );
  assertEquals(neon.sslMode, "verify-full");
  assertEquals(neon.options, "endpoint=one");
  assertEquals(neon.applicationName, "shop");
  assertEquals(neon.connectTimeoutSeconds, 15);
});

Deno.test("every sslmode but allow is taken, and none is weakened", () => {
  const modes = {
    "sslmode=disable": undefined,
    "sslmode=prefer": false,
    "sslmode=require": false,
    "sslmode=verify-full": true,
    "sslmode=verify-full&sslrootcert=system": true,
    "sslmode=require&channel_binding=require": true,
  };
  for (const [parameters, verified] of Object.entries(modes)) {
    const options = tlsOptions(withParameters(parameters));
    assertEquals(options?.rejectUnauthorized, verified, parameters);
    assertEquals(options?.checkServerIdentity, undefined, parameters);
  }
});

Deno.test("a root certificate is used, and required where it is named", async () => {
  const file = await Deno.makeTempFile();
  const read = (mode: string) =>
    tlsOptions(withParameters(`sslmode=${mode}&sslrootcert=${file}`));
  assertThrows(() => read("verify-full"), TypeError, "not in PEM form");
  await Deno.writeTextFile(file, "-----BEGIN CERTIFICATE-----");
  assertEquals(read("verify-full")?.ca, "-----BEGIN CERTIFICATE-----");
  for (const mode of ["verify-ca", "require"]) {
    assertEquals(read(mode)?.rejectUnauthorized, true);
    assert(read(mode)?.checkServerIdentity);
  }
  await Deno.remove(file);
  assertThrows(() => read("verify-full"), TypeError, "cannot be read");
});

Deno.test("what cannot be honoured is named in one sentence", () => {
  const problems = {
    "sslmode=allow":
      "must have sslmode disable, prefer, require, verify-ca, or verify-full",
    "sslmode=verify-full&ssl=0":
      "must not have the unknown parameter ssl; use sslmode",
    "sslmode=verify-full&sslmode=disable":
      "must have the parameter sslmode only once",
    "sslmode=verify-ca": "must have sslrootcert with sslmode=verify-ca",
    "sslrootcert=/ca.pem":
      "must have sslmode=verify-full or verify-ca with sslrootcert",
    "sslmode=require&sslrootcert=system":
      "must have sslmode=verify-full with sslrootcert=system",
    "channel_binding=require":
      "must have sslmode=verify-full with channel_binding=require",
    "sslmode=require&sslcert=/client.pem":
      "must have both sslcert and sslkey, or neither",
    "schema=shop": "must have schema public",
    "pgbouncer=1": "must have pgbouncer true or false",
    "connect_timeout=0": "must have connect_timeout 1 to 300",
    "target_session_attrs=read-write": "must have target_session_attrs any",
    "sslcrl=/crl.pem&krbsrvname=x":
      "must not have the unknown parameter sslcrl, krbsrvname",
    "host=other.example.com":
      "must have as parameter host the folder of a Unix socket",
  };
  for (const [parameters, problem] of Object.entries(problems)) {
    assertEquals(databaseUrlProblem(`${AT}?${parameters}`), problem);
  }
  assertEquals(
    databaseUrlProblem("postgres://one,two/salon"),
    "must name one host",
  );
});

Deno.test("a problem shows nothing of a password, however it is written", () => {
  const passwords = ["12#hunter2", "12/hunter2", "12?hunter2", "12?a=hunter2"];
  for (const password of passwords) {
    const problem = databaseUrlProblem(`postgres://shop:${password}@db/salon`);
    assert(problem!.includes("%23"), problem);
  }
  for (const password of ["hunter2%", "[hunter2", "hunter2:1", "hunter2 :"]) {
    const problem = databaseUrlProblem(
      `postgres://shop:${password}@db:x/salon`,
    )!;
    assert(!problem.includes("hunter2"), problem);
  }
  assertEquals(
    databaseUrlProblem("postgres://shop:50%@db/salon"),
    "must write a % as %25",
  );
});
