import { assertEquals } from "@std/assert";
import { denoFlags } from "./permissions.ts";

const NEVER = [
  "-A",
  "--allow-all",
  "--allow-run",
  "--allow-sys",
  "--allow-ffi",
];

function files(flags: readonly string[]) {
  return flags.filter((flag) => /^--allow-(read|write)/.test(flag));
}

Deno.test("the AI service may read its site, and read and write its store and that store's lock", () => {
  const flags = denoFlags("ai_service", "/srv/ai", {
    AI_SERVICE_KV_PATH: "/var/lib/a,b/ai.kv",
  });
  assertEquals(files(flags), [
    "--allow-read=/srv/ai/static,/var/lib/a,,b/ai.kv,/var/lib/a,,b/ai.kv.lock",
    "--allow-write=/var/lib/a,,b/ai.kv,/var/lib/a,,b/ai.kv.lock",
  ]);
  assertEquals(flags.includes("--unstable-kv"), true);
});

Deno.test("with a linked store, and for the MCP server, nothing may be written", () => {
  const linked = denoFlags("ai_service", "/srv/ai", {});
  assertEquals(files(linked), ["--allow-read=/srv/ai/static"]);
  const server = denoFlags("mcp_server", "/srv/mcp", {
    DATABASE_URL: "postgres://server:secret@db.example.com/madoguchi",
  });
  assertEquals(files(server), ["--allow-read=/srv/mcp/static"]);
  for (const flags of [linked, server]) {
    for (
      const flag of ["--no-prompt", "--no-config", "--no-npm", "--no-remote"]
    ) {
      assertEquals(flags.includes(flag), true, flag);
    }
    assertEquals(flags.filter((flag) => NEVER.includes(flag)), []);
  }
});

Deno.test("the MCP server may read the certificates that its database's URL names", () => {
  const parameters = new URLSearchParams({
    sslmode: "verify-full",
    sslrootcert: "/etc/ssl/our ca.pem",
    sslcert: "client.pem",
    sslkey: "client.key",
  });
  const flags = denoFlags("mcp_server", "/srv/mcp", {
    DATABASE_URL: `postgres://server@db.example.com/madoguchi?${parameters}`,
  });
  assertEquals(files(flags), [
    "--allow-read=/srv/mcp/static,/etc/ssl/our ca.pem,client.pem,client.key",
  ]);
});

Deno.test("the MCP server may use the Unix socket of its database", () => {
  const socket = "/var/run/postgresql/.s.PGSQL.5432";
  for (
    const DATABASE_URL of [
      "postgres:///madoguchi?host=/var/run/postgresql",
      "postgres://%2Fvar%2Frun%2Fpostgresql/madoguchi",
    ]
  ) {
    const flags = denoFlags("mcp_server", "/srv/mcp", { DATABASE_URL });
    assertEquals(files(flags), [
      `--allow-read=/srv/mcp/static,${socket}`,
      `--allow-write=${socket}`,
    ]);
  }
});

Deno.test("a URL that cannot be read gives no rights; the server itself refuses it", () => {
  const flags = denoFlags("mcp_server", "/srv/mcp", { DATABASE_URL: "mysql:" });
  assertEquals(files(flags), ["--allow-read=/srv/mcp/static"]);
});
