import { assertEquals } from "@std/assert";
import { parseEnv } from "node:util";
import {
  readEnv as readAiEnv,
  variableNames as aiNames,
} from "../../ai_service/env.ts";
import {
  readEnv as readMcpEnv,
  variableNames as mcpNames,
} from "../../mcp_server/env.ts";
import { createTestKeys } from "../../shared/contract/test_keys.ts";
import { PORT_VARIABLES } from "./ports.ts";

const HEADING = "## Every environment variable\n";

/** Variables of the tasks on one's own machine. */
const TASKS = ["MADOGUCHI_HOME", ...Object.values(PORT_VARIABLES)];

function sorted(...names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function readText(path: string): Promise<string> {
  return Deno.readTextFile(new URL(`../../${path}`, import.meta.url));
}

/** Each row of the README's table: the variable, and whose it is. */
async function readTable(): Promise<{ name: string; of: string }[]> {
  const [, section = ""] = (await readText("README.md")).split(HEADING);
  const [table = ""] = section.split("\n## ");
  return [...table.matchAll(/^\| `(\w+)` *\| ([^|]+?) *\|/gm)]
    .map(([, name = "", of = ""]) => ({ name, of }));
}

Deno.test("the README has every environment variable in one table, and no other", async () => {
  const table = await readTable();
  const names = table.map(({ name }) => name);
  assertEquals(names.toSorted(), sorted(...aiNames, ...mcpNames, ...TASKS));
});

Deno.test("the table says of each variable which service reads it", async () => {
  const wrong = (await readTable()).filter(({ name, of }) => {
    const isAi = aiNames.includes(name);
    const isMcp = mcpNames.includes(name);
    if (isAi && isMcp) return of !== "both";
    if (isAi) return of !== "AI";
    if (isMcp) return !/^(MCP|migrate|MCP, migrate)$/.test(of);
    return !/^(tasks|dev)$/.test(of);
  });
  assertEquals(wrong, []);
});

Deno.test(".env.example has each service's variables in its own part", async () => {
  const parts = (await readText(".env.example")).split(/^# ---- .* ----$/m)
    .map((part) =>
      [...part.matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)]
        .map(([, name = ""]) => name)
    );
  const [, ai = [], mcp = []] = parts;
  assertEquals(ai.toSorted(), sorted(...aiNames));
  assertEquals(mcp.toSorted(), sorted(...mcpNames));
});

Deno.test("what .env.example does not comment out is enough to start each service", async () => {
  const [, ai = "", mcp = ""] = (await readText(".env.example"))
    .split(/^# ---- .* ----$/m);
  const { privatePem, publicPem } = await createTestKeys();
  const filled = (part: string) =>
    Object.fromEntries(
      Object.entries({ ...parseEnv(part) }).map(([name, value]) => [
        name,
        {
          AI_SERVICE_PRIVATE_KEY: privatePem,
          AI_SERVICE_PUBLIC_KEY: publicPem,
        }[
          name
        ] ?? (value || "filled-in"),
      ]),
    );
  assertEquals(readAiEnv(filled(ai)).line, undefined);
  assertEquals(readMcpEnv(filled(mcp)).admin.emails, ["owner@example.com"]);
});
