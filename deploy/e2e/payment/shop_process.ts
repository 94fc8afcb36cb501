import { createLog, type WriteLine } from "../../../shared/http/log.ts";
import { createApp } from "../../../mcp_server/app.ts";
import { createDeps } from "../../../mcp_server/deps.ts";
import { listMigrations } from "../../../mcp_server/migrations.ts";
import { connect } from "../../../mcp_server/storage/postgres.ts";
import type { TestDatabase } from "../../../mcp_server/storage/test_database.ts";
import { testEnv, type TestKeys } from "../../../mcp_server/test_app.ts";
import type { Crashes } from "./crashes.ts";
import { CutProxy } from "./cut_proxy.ts";
import type { Mortal } from "./lasting.ts";

export interface ShopOptions {
  database: TestDatabase;
  keys: TestKeys;
  now: () => Date;
  crashes: Crashes;
  /** Takes a line of its log. */
  write: WriteLine;
  /** Told once it has died. */
  onDeath: () => void;
}

/** One process of the MCP server: its app and all of its memory. */
export interface ShopProcess extends Mortal {
  port: number;
}

/** Starts the real app on the database, which outlives it. */
export async function startShop(options: ShopOptions): Promise<ShopProcess> {
  const { database, keys, now, crashes, onDeath } = options;
  const address = new URL(database.url);
  const databasePort = Number(address.port);
  const databaseLink = new CutProxy({
    target: () => Promise.resolve(databasePort),
    passes({ direction }) {
      if (crashes.strikes(`shop: database ${direction}`)) shop.die();
      return !shop.isDead;
    },
  });
  address.hostname = "127.0.0.1";
  address.port = String(databaseLink.port);
  const sql = connect(address.href, { max: 8 });
  const deps = createDeps({
    env: testEnv(address.href, keys),
    sql,
    migrations: await listMigrations(),
    log: createLog({ service: "mcp-server", now, write: options.write }),
    now,
  });
  const app = createApp(deps, () => Promise.resolve(new Response("a page")));
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request) => app.fetch(request),
  );
  const shop: ShopProcess = {
    port: server.addr.port,
    isDead: false,
    die() {
      if (shop.isDead) return;
      shop.isDead = true;
      databaseLink.close();
      onDeath();
      void server.shutdown();
      void sql.end({ timeout: 0 }).catch(() => {});
    },
  };
  return shop;
}
