/**
 * The first of the programs `names` that is on `PATH`, unless the environment
 * names another file in `variable`. Undefined where there is none.
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
