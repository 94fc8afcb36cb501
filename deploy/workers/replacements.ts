import { dirname, join } from "node:path";
import { bundleModule } from "../build/bundle.ts";
import type { ServiceName } from "../build/service.ts";

/** A module of a package, by the specifier it is imported with, and the code instead. */
export interface Replacement {
  specifier: string;
  code: string;
}

/** zod's messages in fifty languages; the service has its own. */
const ZOD_LOCALES = { specifier: "../locales/index.js", code: "export {};" };

/**
 * What the MCP packages use in workerd. The bundler knows no such condition, and
 * takes the validator for Node, which is larger and compiles texts to code.
 */
function mcpShims(side: "client" | "server", rest: string): Replacement {
  const name = `@modelcontextprotocol/${side}`;
  return {
    specifier: `${name}/_shims`,
    code: `export { CfWorkerJsonSchemaValidator as DefaultJsonSchemaValidator }
      from "${name}/validators/cf-worker";
    ${rest}`,
  };
}

const MCP_CLIENT_SHIMS = mcpShims(
  "client",
  "export const CORS_IS_POSSIBLE = false;",
);

/** No server here speaks over standard input and output. */
const MCP_SERVER_SHIMS = mcpShims(
  "server",
  "export const process = { stdin: undefined, stdout: undefined };",
);

/**
 * All of LangChain that a checkpoint could name, which is all of it. The checkpoints
 * here hold messages alone; `stored_classes.ts` is their classes.
 */
const LANGCHAIN_IMPORT_MAP = {
  specifier: "./import_map.js",
  code: `export const import_map_exports = {
    get messages() { return globalThis.storedClasses.messages; },
  };`,
};

/** The providers' APIs that are in beta, of which the service calls none. */
const BETA_APIS = ["./resources/beta/beta.mjs", "./beta/beta.mjs"]
  .map((specifier) => ({ specifier, code: "export class Beta {}" }));

/** What each service's Worker does without. */
export const REPLACEMENTS: Readonly<
  Record<ServiceName, readonly Replacement[]>
> = {
  ai_service: [
    ZOD_LOCALES,
    MCP_CLIENT_SHIMS,
    LANGCHAIN_IMPORT_MAP,
    ...BETA_APIS,
  ],
  mcp_server: [ZOD_LOCALES, MCP_SERVER_SHIMS],
};

/**
 * Puts the replacements into a bundle that was made with their specifiers as
 * external, and bundles it again.
 *
 * @param script The bundle, which is overwritten.
 * @throws {Error} If the bundle does not import one, so that a package's update
 * that moves the module does not go unnoticed.
 */
export async function replaceModules(
  script: string,
  replacements: readonly Replacement[],
  external: string[],
): Promise<void> {
  const outDir = dirname(script);
  let bundle = await Deno.readTextFile(script);
  const files = replacements.map((_, index) => `replacement_${index}.js`);
  for (const [index, { specifier, code }] of replacements.entries()) {
    const imported = `from${JSON.stringify(specifier)}`;
    if (!bundle.includes(imported)) {
      throw new Error(`Cannot replace ${specifier}: it is not imported`);
    }
    const file = files[index]!;
    await Deno.writeTextFile(join(outDir, file), code);
    bundle = bundle.replaceAll(imported, `from"./${file}"`);
  }
  await Deno.writeTextFile(script, bundle);
  await bundleModule({ entry: script, outDir, external });
  await Promise.all(files.map((file) => Deno.remove(join(outDir, file))));
}
