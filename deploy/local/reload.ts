import type { ServiceProcess } from "./service_process.ts";
import { StartError } from "./start_error.ts";
import type { Watched } from "./watch.ts";

/** Short, because open streams need not end: an interrupted run is recovered. */
const GRACE_MS = 1_000;

export interface ReloaderOptions {
  /** The service's folder; changes in `shared` also restart it. */
  folder: Watched;
  service: ServiceProcess;
  /** Runs before a restart; if it throws a `StartError`, the service runs on. */
  prepare?: () => Promise<void>;
  print: (sentence: string) => void;
}

/** Restarts a service whenever its files change, one restart at a time. */
export class Reloader {
  #isBusy = false;
  #isDue = false;

  constructor(readonly options: ReloaderOptions) {}

  isAffectedBy(folders: Set<Watched>): boolean {
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
    const { service, print } = this.options;
    const { name } = service.options;
    const begin = performance.now();
    if (!await this.#isPrepared()) return;
    try {
      await service.stop(GRACE_MS);
      await service.start();
      const seconds = (performance.now() - begin) / 1000;
      print(`${name} reloaded in ${seconds.toFixed(1)} s`);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      print(`${name} did not start. It is tried again at the next change.`);
    }
  }

  async #isPrepared(): Promise<boolean> {
    const { service, prepare, print } = this.options;
    try {
      await prepare?.();
      return true;
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      print(
        `${error.message}. ${service.options.name} keeps running unchanged. It is tried again at the next change.`,
      );
      return false;
    }
  }
}
