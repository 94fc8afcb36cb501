/**
 * Creates the state folder where there is none, and tries to write to it.
 * Returns the reason why it cannot be used; undefined if it can.
 */
export function stateFolderProblem(path: string): string | undefined {
  try {
    Deno.mkdirSync(path, { recursive: true });
    Deno.removeSync(Deno.makeTempFileSync({ dir: path }));
    return undefined;
  } catch (error) {
    return `Cannot use the state folder ${path}: ${reasonOf(error)}. ` +
      "Set MADOGUCHI_HOME to a folder of your own.";
  }
}

function reasonOf(error: unknown): string {
  const { AlreadyExists, NotADirectory, PermissionDenied } = Deno.errors;
  if (error instanceof AlreadyExists || error instanceof NotADirectory) {
    return "it is a file, or lies in one";
  }
  if (error instanceof PermissionDenied) return "this user may not write to it";
  return "it cannot be written to";
}
