import { freePort } from "./free_port.ts";
import { StartError } from "./start_error.ts";

/** The TCP ports of the parts. */
export interface Ports {
  aiService: number;
  mcpServer: number;
  idp: number;
  stripe: number;
  line: number;
  mailbox: number;
  postgres: number;
}

/** The environment variable of each part's port. */
export const PORT_VARIABLES = {
  aiService: "AI_SERVICE_PORT",
  mcpServer: "MCP_SERVER_PORT",
  idp: "IDP_PORT",
  stripe: "STRIPE_PORT",
  line: "LINE_PORT",
  mailbox: "MAILBOX_PORT",
  postgres: "POSTGRES_PORT",
} as const satisfies Record<keyof Ports, string>;

/** Longer than the time in which an orphaned service ends. */
const PORT_TIMEOUT_MS = 3_000;

const DEFAULT_PORTS: Ports = {
  aiService: 8787,
  mcpServer: 8788,
  idp: 8789,
  stripe: 8790,
  line: 8791,
  mailbox: 8792,
  postgres: 54329,
};

/**
 * @throws {StartError} If a variable is not a port number, or two parts have the
 * same; names the variables.
 */
export function readPorts(
  variables: Record<string, string | undefined>,
): Ports {
  const read = (part: keyof Ports) => {
    const name = PORT_VARIABLES[part];
    const value = variables[name];
    if (!value) return DEFAULT_PORTS[part];
    const port = Number(value);
    if (Number.isInteger(port) && port > 0 && port < 65536) return port;
    throw new StartError(
      `Cannot start: ${name} must be a port number from 1 to 65535.`,
    );
  };
  const ports = {
    aiService: read("aiService"),
    mcpServer: read("mcpServer"),
    idp: read("idp"),
    stripe: read("stripe"),
    line: read("line"),
    mailbox: read("mailbox"),
    postgres: read("postgres"),
  };
  refuseSamePort(ports);
  return ports;
}

function refuseSamePort(ports: Ports): void {
  const parts = Object.keys(ports) as (keyof Ports)[];
  for (const [index, part] of parts.entries()) {
    const other = parts.slice(index + 1)
      .find((other) => ports[other] === ports[part]);
    if (!other) continue;
    const names = `${PORT_VARIABLES[part]} and ${PORT_VARIABLES[other]}`;
    throw new StartError(
      `Cannot start: ${names} are both ${ports[part]}. ` +
        "Set one of them to another port.",
    );
  }
}

/** Ports that are free at the moment. */
export function freePorts(): Ports {
  return {
    aiService: freePort(),
    mcpServer: freePort(),
    idp: freePort(),
    stripe: freePort(),
    line: freePort(),
    mailbox: freePort(),
    postgres: freePort(),
  };
}

/**
 * Checks that a port is free; 0 means any port.
 *
 * @throws {StartError} that names the port and its variable
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

/** As {@linkcode checkPort}, but waits for a process of a killed start to end. */
export async function waitForPort(part: keyof Ports, port: number) {
  const deadline = performance.now() + PORT_TIMEOUT_MS;
  while (performance.now() < deadline) {
    try {
      return checkPort(part, port);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  checkPort(part, port);
}
