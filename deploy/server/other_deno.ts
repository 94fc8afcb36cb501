/**
 * The executable of a released Deno, from the npm registry. The file that npm
 * puts on PATH is a wrapper, which does not pass signals on.
 *
 * @throws {Error} If the registry does not give it.
 */
export async function denoOfVersion(version: string): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("npx", {
    args: [
      "--yes",
      `--package=deno@${version}`,
      "--",
      "deno",
      "eval",
      "console.log(Deno.execPath())",
    ],
    // Outside of the project, whose lock file is of another version.
    cwd: await Deno.realPath("/tmp"),
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (!success) throw new Error(`No Deno ${version}: ${text(stderr)}`);
  return text(stdout);
}
