const ATTEMPTS = 5;
const PAUSE_MS = 300;

/**
 * `Deno.bundle`, which fetches its bundler (esbuild) where a machine bundles for the
 * first time. Two processes that do so at once, as the services do when they start
 * together, can break each other's copy; then it is tried again.
 *
 * @throws {Error} If the bundler cannot be had.
 */
export async function bundle(
  options: Deno.bundle.Options & { write: false },
): Promise<Deno.bundle.Result> {
  for (let attempt = 1;; attempt++) {
    try {
      return await Deno.bundle(options);
    } catch (error) {
      const isUnfetched = error instanceof Error &&
        /esbuild/.test(error.message);
      if (!isUnfetched || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
