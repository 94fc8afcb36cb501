import { assertEquals } from "@std/assert";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ServiceName } from "../build/service.ts";

const SCHEDULER = fileURLToPath(new URL("scheduler.ts", import.meta.url));

/** What an app's `deno.json` tells Deno Deploy. */
interface DeployConfig {
  install?: string;
  build: string;
  predeploy?: string;
  runtime: { type: "dynamic"; entrypoint: string };
}

/** The app of a service, in a copy of the project, as Deno Deploy treats it. */
export class DeployedApp {
  readonly #folder: string;
  readonly #deno: string;
  readonly #cache: string;

  /**
   * @param project The copy's folder.
   * @param deno The executable that builds and runs the app.
   * @param cache Folder of what Deno stores when the app runs.
   */
  constructor(
    readonly service: ServiceName,
    { project, deno, cache }: { project: string; deno: string; cache: string },
  ) {
    this.#folder = join(project, service);
    this.#deno = deno;
    this.#cache = cache;
  }

  async config(): Promise<DeployConfig> {
    const path = join(this.#folder, "deno.json");
    return JSON.parse(await Deno.readTextFile(path)).deploy;
  }

  /** Installs, if there is something to install, and builds. */
  async build(): Promise<void> {
    const { install, build } = await this.config();
    for (const command of [install, build]) {
      if (command !== undefined) await this.#shell(command);
    }
  }

  /** Runs the pre-deploy command; resolves to what it says. */
  async preDeploy(variables: Record<string, string>): Promise<string> {
    const { predeploy } = await this.config();
    if (predeploy === undefined) return "";
    return await this.#shell(predeploy, variables);
  }

  /** The command that starts the app, with the store that the platform links. */
  async command(): Promise<string[]> {
    const { runtime } = await this.config();
    const start = 'cd "$1" && unset AI_SERVICE_KV_PATH && ' +
      'export DENO_DIR="$2" && exec "$3" run -A --preload="$4" "$5"';
    return [
      ...["sh", "-c", start, "deploy", this.#folder, this.#cache],
      ...[this.#deno, SCHEDULER, runtime.entrypoint],
    ];
  }

  async #shell(
    command: string,
    variables: Record<string, string> = {},
  ): Promise<string> {
    const { success, stdout, stderr } = await new Deno.Command("sh", {
      args: ["-c", command],
      cwd: this.#folder,
      env: {
        ...variables,
        PATH: `${dirname(this.#deno)}:${Deno.env.get("PATH")}`,
        DENO_TLS_CA_STORE: "system,mozilla",
      },
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    assertEquals(success, true, `${command}: ${text(stderr)}`);
    return text(stdout);
  }
}
