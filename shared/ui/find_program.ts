/**
 * The path of a program: the file in the environment variable `variable`, or the
 * first of `names` on `PATH`. Undefined if there is none.
 */
export function findProgram(
  names: readonly string[],
  variable?: string,
): string | undefined {
  const named = variable && Deno.env.get(variable);
  const folders = Deno.env.get("PATH")?.split(":") ?? [];
  const onPath = folders.flatMap((folder) =>
    names.map((name) => `${folder}/${name}`)
  );
  return [...(named ? [named] : []), ...onPath].find(isFile);
}

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
