import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** The soaks, or those whose names are given; each is a script of its own. */
async function soaks(names: readonly string[]): Promise<string[]> {
  const files = await Array.fromAsync(Deno.readDir(FOLDER), ({ name }) => name);
  return files.filter((file) => file.endsWith("_soak.ts"))
    .filter((file) =>
      names.length === 0 || names.includes(file.replace("_soak.ts", ""))
    ).sort();
}

async function succeeds(file: string): Promise<boolean> {
  console.log(`== ${file}`);
  const start = performance.now();
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", `${FOLDER}${file}`],
  }).spawn().status;
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  console.log(`== ${file} ${success ? "passed" : "FAILED"} (${minutes} min)`);
  return success;
}

if (import.meta.main) {
  const failed = [];
  for (const file of await soaks(Deno.args)) {
    if (!await succeeds(file)) failed.push(file);
  }
  if (failed.length > 0) console.error(`Failed: ${failed.join(", ")}`);
  Deno.exit(failed.length > 0 ? 1 : 0);
}
