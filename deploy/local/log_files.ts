import { join } from "node:path";
import { stateFolderProblem } from "../state_folder.ts";
import type { PartName } from "./stack.ts";
import { StartError } from "./start_error.ts";

/** Writes each part's output to `logs/<part>.log`; each start begins a new file. */
export class LogFiles implements Disposable {
  #files = new Map<PartName, Deno.FsFile>();
  #encoder = new TextEncoder();
  #folder: string;

  /** @throws {StartError} If the state folder cannot be used. */
  constructor(stateFolder: string) {
    const problem = stateFolderProblem(stateFolder);
    if (problem) throw new StartError(problem);
    this.#folder = join(stateFolder, "logs");
    Deno.mkdirSync(this.#folder, { recursive: true });
  }

  write(part: PartName, line: string) {
    const file = this.#files.get(part) ?? this.#open(part);
    file.writeSync(this.#encoder.encode(`${line}\n`));
  }

  [Symbol.dispose]() {
    for (const file of this.#files.values()) file.close();
    this.#files.clear();
  }

  #open(part: PartName): Deno.FsFile {
    const path = join(this.#folder, `${part}.log`);
    const file = Deno.openSync(path, {
      create: true,
      write: true,
      truncate: true,
    });
    this.#files.set(part, file);
    return file;
  }
}
