import { StartError } from "./start_error.ts";

/** A port nobody listens on at this moment. */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** @throws {StartError} naming the port and the variable that moves it */
export function checkPort(
  { port, variable, what }: { port: number; variable: string; what: string },
) {
  if (port === 0) return;
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
  } catch (error) {
    const why = error instanceof Deno.errors.AddrInUse
      ? "is in use. Stop what uses it, or set"
      : "cannot be opened by this user. Set";
    throw new StartError(
      `Cannot start ${what}: port ${port} ${why} ${variable} to another port.`,
    );
  }
}
