import { StartError } from "../local/start_error.ts";
import { PROJECT } from "./servers.ts";

/** A commit of this repository that can be measured. */
export interface Commit {
  hash: string;
  /** As short as git shows it. */
  shortHash: string;
}

/** The files of a commit, removed from the disk when disposed. */
export interface Worktree extends Disposable {
  folder: string;
}

/** Both are started by their paths; what they import may be anywhere. */
const ENTRIES = ["mcp_server/main.ts", "deploy/bench/database.ts"];
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Finds a commit by any name that git knows: a hash, a branch, `HEAD~3`.
 *
 * @throws {StartError} If there is none, or if it cannot be measured.
 */
export function findCommit(name: string, repository = PROJECT): Commit {
  const parse = (...flags: string[]) =>
    git(repository, [
      "rev-parse",
      "--verify",
      ...flags,
      "--end-of-options",
      `${name}^{commit}`,
    ]).output;
  const hash = parse();
  if (hash === undefined) {
    throw new StartError(
      `Cannot compare with "${name}": git knows no such commit`,
    );
  }
  const missing = ENTRIES.filter((path) =>
    git(repository, ["cat-file", "-e", `${hash}:${path}`]).error
  );
  if (missing.length > 0) {
    throw new StartError(
      `Cannot compare with "${name}": this commit has no ${
        missing.join(" and no ")
      }`,
    );
  }
  return { hash, shortHash: parse("--short")! };
}

/**
 * Checks a commit out into a new folder. An interrupted process removes it as
 * well, because git would remember the worktree of a folder that is gone.
 */
export function checkOut(
  { hash }: Commit,
  folder: string,
  repository = PROJECT,
): Worktree {
  const run = (...args: string[]) => {
    const { error } = git(repository, ["worktree", ...args]);
    if (error) throw new Error(`Cannot check out ${hash}: ${error}`);
  };
  const remove = () => run("remove", "--force", folder);
  const removeAndExit = () => {
    remove();
    Deno.exit(130);
  };
  run("add", "--quiet", "--detach", folder, hash);
  for (const signal of SIGNALS) Deno.addSignalListener(signal, removeAndExit);
  return {
    folder,
    [Symbol.dispose]() {
      for (const signal of SIGNALS) {
        Deno.removeSignalListener(signal, removeAndExit);
      }
      remove();
    },
  };
}

/** Either what git printed, or why it failed. */
function git(cwd: string, args: string[]): { output?: string; error?: string } {
  const command = new Deno.Command("git", { args, cwd });
  const { success, stdout, stderr } = command.outputSync();
  const text = new TextDecoder().decode(success ? stdout : stderr).trim();
  return success ? { output: text } : { error: text || "git failed" };
}
