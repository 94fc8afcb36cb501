import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
/** Changes are reported after this pause: one save can cause several events. */
const DEBOUNCE_MS = 100;

/** The folders that are watched. */
export type Watched = "ai_service" | "mcp_server" | "shared";

/** Calls `onChange` with the folders in which files changed, until disposed. */
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
      for (const path of paths.filter(isSource)) {
        const folder = folders.find((folder) =>
          path.startsWith(`${PROJECT}${folder}/`)
        );
        if (folder) changed.add(folder);
      }
      if (changed.size === 0) continue;
      clearTimeout(timer);
      timer = setTimeout(report, DEBOUNCE_MS);
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

/** Whether a file belongs to a service; not a test or an editor's temporary file. */
function isSource(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return !name.startsWith(".") && /\.(tsx?|css|json|sql|svg|js)$/.test(name) &&
    !/_test\.tsx?$/.test(name);
}
