/** A state folder for one test, deleted on disposal. */
export interface TestStateFolder extends AsyncDisposable {
  path: string;
}

/** Creates an empty state folder. */
export async function createStateFolder(): Promise<TestStateFolder> {
  const path = await Deno.makeTempDir({ prefix: "madoguchi-test-" });
  // Postgres may run as another account, which must be able to pass through.
  await Deno.chmod(path, 0o711);
  return {
    path,
    [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }),
  };
}
