import { isTest } from "../../deploy/architecture/arrows.ts";

const ROOT = new URL("../../", import.meta.url);
const FOLDERS = ["ai_service", "mcp_server", "shared", "deploy"];

/** A file of the product, its path relative to the project. */
export interface Source {
  path: string;
  text: string;
}

/**
 * Reads the product's files with those extensions, without tests: files that
 * git tracks, and new files that it does not ignore.
 */
export async function readSources(
  extensions: readonly string[],
): Promise<Source[]> {
  const { success, stdout, stderr } = await new Deno.Command("git", {
    args: [
      "ls-files",
      "--cached",
      "--others",
      "--exclude-standard",
      ...FOLDERS,
    ],
    cwd: ROOT,
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  const paths = new Set(new TextDecoder().decode(stdout).split("\n"));
  const wanted = [...paths].filter((path) =>
    extensions.some((extension) => path.endsWith(extension)) &&
    !isTest(path)
  );
  const sources = await Promise.all(wanted.map(readSource));
  return sources.flatMap((source) => source ?? []);
}

/** Undefined for a file that is deleted, but still tracked by git. */
async function readSource(path: string): Promise<Source | undefined> {
  try {
    return { path, text: await Deno.readTextFile(new URL(path, ROOT)) };
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** The lines that match the pattern, as `path:line: text`. */
export function linesWith(
  sources: readonly Source[],
  pattern: RegExp,
): string[] {
  return sources.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, at) =>
      pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : []
    )
  );
}
