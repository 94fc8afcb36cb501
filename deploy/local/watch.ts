import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
/** Editors write a file in several steps, and a checkout writes many. */
const QUIET_MS = 100;

/** The parts of the project whose change is watched. */
export type Watched = "ai_service" | "mcp_server" | "shared";

/** Tells, once the disk is quiet again, in which folders something changed. Disposing ends it. */
export function watchProject(
  onChange: (folders: Set<Watched>) => void,
): Disposable {
  const folders: Watched[] = ["ai_service", "mcp_server", "shared"];
  const watcher = Deno.watchFs(folders.map((folder) => `${PROJECT}${folder}`));
  let changed = new Set<Watched>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function report() {
    const folders = changed;
    changed = new Set();
    onChange(folders);
  }

  async function watch() {
    for await (const { kind, paths } of watcher) {
      if (kind === "access") continue;
      for (const path of paths.filter(matters)) {
        const folder = folders.find((folder) =>
          path.startsWith(`${PROJECT}${folder}/`)
        );
        if (folder) changed.add(folder);
      }
      if (changed.size === 0) continue;
      clearTimeout(timer);
      timer = setTimeout(report, QUIET_MS);
    }
  }

  watch();
  return {
    [Symbol.dispose]() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}

/** Tests, and the temporary files of editors, are no part of a running service. */
function matters(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return !name.startsWith(".") && /\.(tsx?|css|json|sql|svg|js)$/.test(name) &&
    !/_test\.tsx?$/.test(name);
}
