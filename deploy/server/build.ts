import { fileURLToPath } from "node:url";
import { writeProductionConfig } from "../build/production_config.ts";

const BUILD = fileURLToPath(new URL("build_server.ts", import.meta.url));

// `deno task build [service] [--out folder]`: builds with the packages of
// production alone, so that nothing else is downloaded for it.
if (import.meta.main) {
  const folder = await Deno.makeTempDir({ prefix: "madoguchi-build-" });
  try {
    const config = await writeProductionConfig(folder);
    const { code } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--config", config, BUILD, ...Deno.args],
    }).spawn().status;
    Deno.exitCode = code;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
