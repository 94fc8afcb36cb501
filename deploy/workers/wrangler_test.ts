import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { type ServiceName, SERVICES } from "../build/service.ts";
import { configFolder } from "./config.ts";
import { buildTemporarily } from "./temporary_build.ts";

/** Also brings the Node that wrangler asks for, 22.12 or later. */
const PACKAGES = ["node@22.23.3", "wrangler@4.164.0"];
const EXPECTED: Record<ServiceName, readonly string[]> = {
  ai_service: ["env.PARTITIONS (Partition)", "env.ASSETS"],
  mcp_server: ["env.HYPERDRIVE", "env.ASSETS"],
};

/** Runs wrangler without an account, and without its log and its statistics. */
async function wrangler(...args: string[]) {
  const packages = PACKAGES.flatMap((name) => ["-p", name]);
  const { success, stdout, stderr } = await new Deno.Command("npx", {
    args: ["-y", ...packages, "--", "wrangler", ...args],
    env: {
      CI: "true",
      NO_COLOR: "1",
      WRANGLER_LOG_SANITIZE: "true",
      WRANGLER_SEND_METRICS: "false",
    },
  }).output();
  const decoder = new TextDecoder();
  return { success, text: decoder.decode(stdout) + decoder.decode(stderr) };
}

/** Why wrangler cannot run here; undefined if it can. */
async function reasonAgainst(): Promise<string | undefined> {
  try {
    const { success, text } = await wrangler("--version");
    return success ? undefined : text.trim().split("\n").at(-1);
  } catch {
    return "no npx";
  }
}

const reason = await reasonAgainst();
const ignored = reason === undefined ? "" : ` (ignored: ${reason})`;

Deno.test({
  name: `wrangler accepts both Workers as they would be deployed${ignored}`,
  ignore: reason !== undefined,
  async fn() {
    await using build = await buildTemporarily();
    for (const service of SERVICES) {
      const folder = join(build.folder, service);
      const { success, text } = await wrangler(
        "deploy",
        join(folder, "worker.js"),
        ...["--assets", join(folder, "assets")],
        ...["--config", join(configFolder(service), "wrangler.jsonc")],
        "--dry-run",
      );
      assert(success, text);
      // An unknown or missing field is a warning.
      assertEquals(text.match(/WARNING|ERROR/g), null, text);
      for (const binding of EXPECTED[service]) {
        assertStringIncludes(text, binding);
      }
    }
  },
});
