import type { ServiceProcess } from "./service_process.ts";
import { StartError } from "./start_error.ts";
import type { Watched } from "./watch.ts";

/** Open streams do not hold up a reload: a run that is cut off is recovered. */
const GRACE_MS = 1_000;

/** Restarts a service whenever its files change, one restart at a time. */
export class Reloader {
  #isBusy = false;
  #isDue = false;

  constructor(
    readonly folder: Watched,
    readonly service: ServiceProcess,
    readonly say: (sentence: string) => void,
  ) {}

  concerns(folders: Set<Watched>): boolean {
    return folders.has(this.folder) || folders.has("shared");
  }

  async reload() {
    this.#isDue = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#isDue) {
      this.#isDue = false;
      await this.#restart();
    }
    this.#isBusy = false;
  }

  async #restart() {
    const { name } = this.service.options;
    const begin = performance.now();
    try {
      await this.service.stop(GRACE_MS);
      await this.service.start();
      this.say(
        `${name} reloaded in ${
          ((performance.now() - begin) / 1000).toFixed(1)
        } s`,
      );
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      this.say(`${name} did not start. It is tried again at the next change.`);
    }
  }
}
