import { dirname, join } from "node:path";
import { bundleModule } from "../build/bundle.ts";
import type { ServiceName } from "../build/service.ts";

/** A module of a package, by the specifier it is imported with, and the code instead. */
export interface Replacement {
  /** A star is any text. */
  specifier: string;
  /** Unset, it is an empty class for each that is imported. */
  code?: string;
  /** Whether a bundle may be without it. */
  isOptional?: boolean;
}

/** zod's messages in fifty languages; the service has its own. */
const ZOD_LOCALES = { specifier: "../locales/index.js", code: "export {};" };

/**
 * What the MCP client uses in workerd. The bundler knows no such condition, and
 * takes the validator for Node, which is larger and compiles texts to code.
 */
const MCP_CLIENT_SHIMS = {
  specifier: "@modelcontextprotocol/client/_shims",
  code: `export { CfWorkerJsonSchemaValidator as DefaultJsonSchemaValidator }
      from "@modelcontextprotocol/client/validators/cf-worker";
    export const CORS_IS_POSSIBLE = false;`,
};

/**
 * The server checks by a JSON Schema only what it asks its clients for, and this
 * one asks for nothing. Nor does it speak over standard input and output.
 */
const MCP_SERVER_SHIMS: readonly Replacement[] = [
  {
    specifier: "@modelcontextprotocol/server/_shims",
    code: `export class DefaultJsonSchemaValidator {}
    export const process = { stdin: undefined, stdout: undefined };`,
  },
  { specifier: "@modelcontextprotocol/server/validators/cf-worker" },
];

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

/** A run as LangChain passes it on within a process, where nothing records it. */
const RUN_TREE = `export class RunTree {
  constructor(config) { Object.assign(this, config); }
}`;

/** The client of LangChain's own tracing service, to which nothing is sent. */
const LANGSMITH: readonly Replacement[] = [
  { specifier: "langsmith", code: `export class Client {}\n${RUN_TREE}` },
  {
    specifier: "langsmith/run_trees",
    code: `${RUN_TREE}
      export function isRunTree(value) { return value instanceof RunTree; }
      export function convertToDottedOrderFormat(time, id, order = 1) {
        const micros = String(order).padStart(3, "0");
        const date = new Date(time).toISOString().slice(0, -1) + micros + "Z";
        return {
          dottedOrder: date.replaceAll(/[-:.]/g, "") + id,
          microsecondPrecisionDatestring: date,
        };
      }`,
  },
  {
    specifier: "langsmith/singletons/traceable",
    code: `export function isTraceableFunction() { return false; }
      export function getCurrentRunTree() {}`,
  },
];

/**
 * What LangChain brings for answers in XML, and to count tokens by tables that it
 * would download. The agent reads no XML and counts by itself.
 */
const LANGCHAIN_UNUSED: readonly Replacement[] = [
  { specifier: "../utils/sax-js/sax.js", code: `export const sax = {};` },
  {
    specifier: "js-tiktoken/lite",
    code: `export class Tiktoken {}
      export function getEncodingNameForModel(model) {
        throw new Error("Tokens are not counted for " + model);
      }`,
  },
];

/** The providers' APIs that are in beta, of which the service calls none. */
const BETA_APIS = ["./resources/beta/beta.mjs", "./beta/beta.mjs"]
  .map((specifier) => ({ specifier, code: "export class Beta {}" }));

/** What OpenAI offers beside chat; its client makes an object of each class. */
const OPENAI_RESOURCES: readonly Replacement[] = [
  ["admin/admin", "Admin"],
  ["audio/audio", "Audio"],
  ["evals/evals", "Evals"],
  ["fine-tuning/fine-tuning", "FineTuning"],
  ["vector-stores/vector-stores", "VectorStores"],
  ["containers/containers", "Containers"],
  ["conversations/conversations", "Conversations"],
  ["skills/skills", "Skills"],
  ["uploads/uploads", "Uploads"],
  ["realtime/realtime", "Realtime"],
  ["live/live", "Live"],
  ["graders/graders", "Graders"],
  ["safety/safety", "Safety"],
  ["images", "Images"],
  ["videos", "Videos"],
].flatMap(([path, name]) =>
  [`./resources/${path}.mjs`, `./${path}.mjs`].map((specifier) => ({
    specifier,
    code: `export class ${name} {}`,
  }))
);

/**
 * Helpers of OpenAI's client that gather a stream by themselves or call tools. The
 * agent does both, and asks for plain streams.
 */
const OPENAI_HELPERS: readonly Replacement[] = [
  "../../../lib/ChatCompletionRunner.mjs",
  "../../../lib/ChatCompletionStreamingRunner.mjs",
  "../../../lib/ChatCompletionStream.mjs",
  "../../lib/responses/ResponseStream.mjs",
].map((specifier) => ({ specifier }));

/**
 * The name of a build, for which upstream Fresh asks Deno and waits while it is
 * loaded; a Worker has no Deno and does not wait. The built site sets the name.
 */
const FRESH_BUILD_ID = ["jsr:@fresh/build-id*", "@fresh/build-id"]
  .map((specifier) => ({
    specifier,
    code: `export let BUILD_ID = "";
      export const DENO_DEPLOYMENT_ID = undefined;
      export function setBuildId(id) { BUILD_ID = id; }`,
    // The stand-in for Fresh has none.
    isOptional: true,
  }));

/**
 * What Stripe offers beside checkouts and refunds. Its client makes an object of
 * each class, whether or not it is used.
 */
const STRIPE_RESOURCES: readonly Replacement[] = [
  "A",
  "B",
  "Cha",
  "Cl",
  "Co",
  "Cr",
  "Cu",
  "E",
  "F",
  "I",
  "M",
  "P",
  "Q",
  "Rad",
  "Rep",
  "Rev",
  "S",
  "T",
  "V2",
  "W",
].map((name) => ({ specifier: `./resources/${name}*.js` }));

/** What each service's Worker does without. */
export const REPLACEMENTS: Readonly<
  Record<ServiceName, readonly Replacement[]>
> = {
  ai_service: [
    ZOD_LOCALES,
    ...OPENAI_RESOURCES,
    ...OPENAI_HELPERS,
    MCP_CLIENT_SHIMS,
    LANGCHAIN_IMPORT_MAP,
    ...LANGCHAIN_UNUSED,
    ...LANGSMITH,
    ...BETA_APIS,
    ...STRIPE_RESOURCES,
    ...FRESH_BUILD_ID,
  ],
  mcp_server: [ZOD_LOCALES, ...MCP_SERVER_SHIMS, ...FRESH_BUILD_ID],
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
  for (const [index, replacement] of replacements.entries()) {
    const { specifier, isOptional } = replacement;
    const imported = importOf(specifier);
    const code = replacement.code ?? emptyClasses(bundle, imported);
    const file = files[index]!;
    if (!isOptional && !imported.test(bundle)) {
      throw new Error(`Cannot replace ${specifier}: it is not imported`);
    }
    await Deno.writeTextFile(join(outDir, file), code);
    bundle = bundle.replaceAll(imported, `from"./${file}"`);
  }
  await Deno.writeTextFile(script, bundle);
  await bundleModule({ entry: script, outDir, external });
  await Promise.all(files.map((file) => Deno.remove(join(outDir, file))));
}

/** A class for each name that the bundle imports from those modules. */
function emptyClasses(bundle: string, imported: RegExp): string {
  const imports = new RegExp(`import\\{([^}]*)\\}${imported.source}`, "g");
  const names = [...bundle.matchAll(imports)].flatMap(([, list = ""]) =>
    list.split(",").map((name) => name.split(" as ")[0]!.trim())
  );
  return [...new Set(names)].map((name) => `export class ${name} {}`).join(
    "\n",
  );
}

/** The end of an import of that specifier, in which a star is any text. */
function importOf(specifier: string): RegExp {
  const parts = specifier.split("*").map((part) => RegExp.escape(part));
  return new RegExp(`from"${parts.join('[^"]*')}"`, "g");
}
