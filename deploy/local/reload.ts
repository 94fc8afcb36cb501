import type { ServiceProcess } from "./service_process.ts";
import { StartError } from "./start_error.ts";
import type { Watched } from "./watch.ts";

/** Open streams do not hold up a reload: a run that is cut off is recovered. */
const GRACE_MS = 1_000;

export interface ReloaderOptions {
  /** The service is restarted when a file in here or in `shared` changes. */
  folder: Watched;
  service: ServiceProcess;
  /** Called before each restart. If it throws a `StartError`, the service keeps running unchanged. */
  prepare?: () => Promise<void>;
  say: (sentence: string) => void;
}

/** Restarts a service whenever its files change, one restart at a time. */
export class Reloader {
  #isBusy = false;
  #isDue = false;

  constructor(readonly options: ReloaderOptions) {}

  concerns(folders: Set<Watched>): boolean {
    return folders.has(this.options.folder) || folders.has("shared");
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
    const { service, say } = this.options;
    const { name } = service.options;
    const begin = performance.now();
    if (!await this.#isPrepared()) return;
    try {
      await service.stop(GRACE_MS);
      await service.start();
      const seconds = (performance.now() - begin) / 1000;
      say(`${name} reloaded in ${seconds.toFixed(1)} s`);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      say(`${name} did not start. It is tried again at the next change.`);
    }
  }

  async #isPrepared(): Promise<boolean> {
    const { service, prepare, say } = this.options;
    try {
      await prepare?.();
      return true;
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      say(
        `${error.message}. ${service.options.name} keeps running unchanged. It is tried again at the next change.`,
      );
      return false;
    }
  }
}
