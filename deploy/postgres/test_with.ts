/** Defines a test that is ignored if programs are missing, with their names. */
export function testWith(
  missing: readonly string[],
  name: string,
  fn: () => Promise<void>,
): void {
  const ignore = missing.length > 0;
  const reason = ignore ? ` (ignored: no ${missing.join(", no ")})` : "";
  Deno.test({ name: name + reason, ignore, fn });
}
