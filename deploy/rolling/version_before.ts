import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** The sources of an earlier commit, deleted on disposal. */
export interface EarlierVersion extends AsyncDisposable {
  folder: string;
}

/**
 * The last commit whose schema is older than that of the sources here; undefined
 * where git has no history to find it in.
 */
export async function commitBefore(): Promise<string | undefined> {
  const added = await git(
    "log",
    "-1",
    "--format=%H",
    "--diff-filter=A",
    "--",
    "mcp_server/*/migrations/*.sql",
  );
  return added && await git("rev-parse", "--verify", `${added}^`);
}

/** Unpacks a commit's sources into a new folder. */
export async function unpack(commit: string): Promise<EarlierVersion> {
  const folder = await Deno.makeTempDir({ prefix: "madoguchi-before-" });
  const { success } = await new Deno.Command("sh", {
    args: ["-c", 'git archive "$1" | tar -x -C "$2"', "unpack", commit, folder],
    cwd: PROJECT,
  }).output();
  if (!success) throw new Error(`Cannot unpack ${commit}`);
  return {
    folder,
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

/** Undefined if git is not there, or fails. */
async function git(...args: string[]): Promise<string | undefined> {
  try {
    const command = new Deno.Command("git", { args, cwd: PROJECT });
    const { success, stdout } = await command.output();
    return success && new TextDecoder().decode(stdout).trim() || undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
