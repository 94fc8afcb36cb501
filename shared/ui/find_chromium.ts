/**
 * The browser that browser tests drive: `CHROMIUM_PATH`, or a Chromium on
 * `PATH`. Undefined where there is none; such tests are then ignored.
 */
export function findChromium(): string | undefined {
  const named = Deno.env.get("CHROMIUM_PATH");
  const folders = Deno.env.get("PATH")?.split(":") ?? [];
  const names = ["chromium", "chromium-browser", "google-chrome"];
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
