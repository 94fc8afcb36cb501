import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { join } from "node:path";
import { StartError } from "../local/start_error.ts";
import { checkOut, findCommit } from "./worktree.ts";

/** A repository of one commit for one test. */
class Repository implements Disposable {
  readonly folder = Deno.makeTempDirSync();

  constructor(paths: string[]) {
    this.git("init", "--quiet");
    for (const path of paths) {
      const file = join(this.folder, path);
      Deno.mkdirSync(join(file, ".."), { recursive: true });
      Deno.writeTextFileSync(file, path);
    }
    this.git("add", ".");
    const identity = ["-c", "user.name=test", "-c", "user.email=test@test"];
    this.git(...identity, "commit", "--quiet", "--message", "first");
  }

  git(...args: string[]): string {
    const { success, stdout, stderr } = new Deno.Command("git", {
      args,
      cwd: this.folder,
    }).outputSync();
    const decoder = new TextDecoder();
    if (!success) throw new Error(decoder.decode(stderr));
    return decoder.decode(stdout).trim();
  }

  [Symbol.dispose]() {
    Deno.removeSync(this.folder, { recursive: true });
  }
}

const ENTRIES = ["mcp_server/main.ts", "deploy/bench/database.ts"];

Deno.test("a commit is found by any of its names", () => {
  using repository = new Repository(ENTRIES);
  const hash = repository.git("rev-parse", "HEAD");
  for (const name of ["HEAD", hash, hash.slice(0, 8)]) {
    const commit = findCommit(name, repository.folder);
    assertEquals(commit.hash, hash);
    assertEquals(hash.startsWith(commit.shortHash), true);
  }
});

Deno.test("a name that no commit has is refused in one sentence", () => {
  using repository = new Repository(ENTRIES);
  for (const name of ["nowhere", "", "--all"]) {
    const { message } = assertThrows(
      () => findCommit(name, repository.folder),
      StartError,
    );
    assertEquals(
      message,
      `Cannot compare with "${name}": git knows no such commit`,
    );
  }
});

Deno.test("a commit without the files to start is refused by its name", () => {
  using repository = new Repository(["mcp_server/main.ts"]);
  const { message } = assertThrows(
    () => findCommit("HEAD", repository.folder),
    StartError,
  );
  assertStringIncludes(message, '"HEAD"');
  assertStringIncludes(message, "no deploy/bench/database.ts");
});

Deno.test("a worktree holds the commit's files, and nothing remains of it", () => {
  using repository = new Repository(ENTRIES);
  const folder = join(repository.folder, "other");
  {
    const commit = findCommit("HEAD", repository.folder);
    Deno.removeSync(join(repository.folder, "mcp_server"), { recursive: true });
    using worktree = checkOut(commit, folder, repository.folder);
    const main = join(worktree.folder, "mcp_server/main.ts");
    assertEquals(Deno.readTextFileSync(main), "mcp_server/main.ts");
    Deno.writeTextFileSync(main, "changed");
  }
  assertThrows(() => Deno.statSync(folder), Deno.errors.NotFound);
  assertEquals(repository.git("worktree", "list").split("\n").length, 1);
});
