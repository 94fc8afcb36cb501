import { dirname, join } from "node:path";
import config from "../../deno.json" with { type: "json" };
import { PROJECT } from "../build/project.ts";

/**
 * Copies the project's sources, with a configuration that has no `links`: the
 * names `fresh` and `@std/assert` then mean the packages of JSR. The lock file
 * stays behind, as it knows the stand-ins.
 */
export async function copyWithoutStandIns(folder: string): Promise<void> {
  for (const path of await sources()) {
    const target = join(folder, path);
    await Deno.mkdir(dirname(target), { recursive: true });
    await Deno.copyFile(join(PROJECT, path), target);
  }
  const upstream = { ...config, links: [], lock: { path: "deno.lock" } };
  await Deno.writeTextFile(
    join(folder, "deno.json"),
    JSON.stringify(upstream, null, 2),
  );
}

const LEFT_BEHIND = "deno.lock";

/** The files that git has or would add. */
async function sources(): Promise<string[]> {
  const { stdout } = await new Deno.Command("git", {
    args: ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    cwd: PROJECT,
  }).output();
  return new TextDecoder().decode(stdout).split("\0")
    .filter((path) => path !== "" && path !== LEFT_BEHIND);
}
