import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);
const FOLDERS = ["ai_service", "mcp_server", "shared", "deploy"];

/** One file imports another; paths are relative to the project. */
export interface Arrow {
  from: string;
  to: string;
  /** Also at run time, and before the importing file's own code runs. */
  isValue: boolean;
}

/** The project's files and the imports between them, also those of types. */
export interface ModuleGraph {
  files: string[];
  arrows: Arrow[];
}

/** A module in the output of `deno info --json`. */
interface ModuleInfo {
  specifier: string;
  dependencies?: {
    isDynamic?: boolean;
    code?: { specifier?: string };
    type?: { specifier?: string };
  }[];
}

/** Reads the graph of all TypeScript files that git knows or does not ignore. */
export async function readModuleGraph(): Promise<ModuleGraph> {
  const files = await listFiles();
  const entry = await Deno.makeTempFile({ suffix: ".ts" });
  try {
    const imports = files.map((file) => `import "${new URL(file, ROOT)}";\n`);
    await Deno.writeTextFile(entry, imports.join(""));
    const text = await run(Deno.execPath(), ["info", "--json", entry]);
    const { modules } = JSON.parse(text) as { modules: ModuleInfo[] };
    const known = new Set(files);
    const arrows = modules.flatMap(arrowsOf)
      .filter(({ from, to }) => known.has(from) && known.has(to));
    return { files, arrows };
  } finally {
    await Deno.remove(entry);
  }
}

async function listFiles(): Promise<string[]> {
  const patterns = FOLDERS.flatMap((name) => [`${name}/*.ts`, `${name}/*.tsx`]);
  const flags = ["--cached", "--others", "--exclude-standard"];
  const listed = await run("git", ["ls-files", ...flags, "--", ...patterns]);
  const names = new Set(listed.split("\n").filter((name) => name !== ""));
  return (await Promise.all([...names].map(async (name) => {
    const stat = await Deno.stat(new URL(name, ROOT)).catch(() => null);
    return stat ? [name] : []; // one that was deleted, but not yet for git
  }))).flat();
}

function arrowsOf({ specifier, dependencies = [] }: ModuleInfo): Arrow[] {
  const from = pathOf(specifier);
  return dependencies.flatMap(({ code, type, isDynamic = false }) => {
    const target = code?.specifier ?? type?.specifier ?? "";
    const isValue = code !== undefined && !isDynamic;
    return { from, to: pathOf(target), isValue };
  });
}

function pathOf(specifier: string): string {
  return specifier.startsWith(ROOT.href)
    ? decodeURI(specifier.slice(ROOT.href.length))
    : specifier;
}

async function run(command: string, args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, {
    args,
    cwd: fileURLToPath(ROOT),
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}
