import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The executable of a released Deno, from the npm registry. The file that npm
 * puts on PATH is a wrapper, which does not pass signals on.
 *
 * @throws {Error} If the registry does not give it.
 */
export async function denoOfVersion(version: string): Promise<string> {
  // Outside of the project, whose lock file is of another version.
  const cwd = await Deno.realPath("/tmp");
  // Two npx that install the same package at once break each other's folder.
  using file = await Deno.open(join(cwd, `npx-deno-${version}.lock`), {
    create: true,
    write: true,
  });
  await file.lock(true);
  const deno = await output("npx", {
    args: [
      "--yes",
      `--package=deno@${version}`,
      "--",
      "deno",
      "eval",
      "console.log(Deno.execPath())",
    ],
    cwd,
  });
  // So that two builds do not fetch its bundler at once, by which an old one ends.
  const module = fileURLToPath(import.meta.url);
  await output(deno, { args: ["bundle", "--no-config", module], cwd });
  return deno;
}

async function output(
  command: string,
  options: Deno.CommandOptions,
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, {
    ...options,
    env: { DENO_TLS_CA_STORE: "system,mozilla" },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (!success) throw new Error(`${command}: ${text(stderr)}`);
  return text(stdout);
}
