import { StartError } from "./start_error.ts";

/** The TCP ports of the parts, all on this machine. */
export interface Ports {
  aiService: number;
  mcpServer: number;
  idp: number;
  postgres: number;
}

/** Which variable moves which part. */
export const PORT_VARIABLES = {
  aiService: "AI_SERVICE_PORT",
  mcpServer: "MCP_SERVER_PORT",
  idp: "IDP_PORT",
  postgres: "POSTGRES_PORT",
} as const satisfies Record<keyof Ports, string>;

/** Longer than an orphaned service is given to end. */
const PATIENCE_MS = 3_000;

const USUAL: Ports = {
  aiService: 8787,
  mcpServer: 8788,
  idp: 8789,
  postgres: 54329,
};

/** @throws {StartError} naming the variable that is no port number */
export function readPorts(
  variables: Record<string, string | undefined>,
): Ports {
  const read = (part: keyof Ports) => {
    const name = PORT_VARIABLES[part];
    const value = variables[name];
    if (!value) return USUAL[part];
    const port = Number(value);
    if (Number.isInteger(port) && port > 0 && port < 65536) return port;
    throw new StartError(
      `Cannot start: ${name} is "${value}", which is not a port number.`,
    );
  };
  return {
    aiService: read("aiService"),
    mcpServer: read("mcpServer"),
    idp: read("idp"),
    postgres: read("postgres"),
  };
}

/** Ports nobody listens on at this moment, for a stack beside others. */
export function freePorts(): Ports {
  return {
    aiService: freePort(),
    mcpServer: freePort(),
    idp: freePort(),
    postgres: freePort(),
  };
}

/** A port nobody listens on at this moment. */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/**
 * Checks that a port can be listened on; 0 always can.
 *
 * @throws {StartError} naming the port and the variable that moves it
 */
export function checkPort(part: keyof Ports, port: number) {
  if (port === 0) return;
  try {
    Deno.listen({ hostname: "127.0.0.1", port }).close();
  } catch (error) {
    const why = error instanceof Deno.errors.AddrInUse
      ? "is in use. Stop what uses it, or set"
      : "cannot be opened by this user. Set";
    throw new StartError(
      `Cannot start: port ${port} ${why} ${
        PORT_VARIABLES[part]
      } to another port.`,
    );
  }
}

/** The same for a part whose process may be just about to end, after the start before this one was killed. */
export async function awaitPort(part: keyof Ports, port: number) {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    try {
      return checkPort(part, port);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  checkPort(part, port);
}
