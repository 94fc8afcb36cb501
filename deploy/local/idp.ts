import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { DEMO_ACCOUNTS, type DemoAccount } from "./accounts.ts";
import { createIssuer } from "./idp_issuer.ts";
import type { OidcClient } from "./idp_provider.ts";
import { checkPort } from "./ports.ts";

export type { OidcClient } from "./idp_provider.ts";

export interface IdpOptions {
  /** 0 means any free port. */
  port: number;
  clients: { google: OidcClient[]; line: OidcClient[] };
  /** Told who added the shop's LINE account as a friend when signing in. */
  onFriend?: (sub: string) => void;
  /** The accounts; the demo accounts by default. */
  accounts?: readonly DemoAccount[];
}

export interface Idp {
  /** Signs ID tokens with RS256; its keys are found by discovery. */
  googleIssuer: string;
  /** Signs ID tokens with HS256 and the client's secret. */
  lineIssuer: string;
  stop(): Promise<void>;
}

/**
 * Starts the local identity provider on 127.0.0.1: two OpenID providers, `/google`
 * and `/line`, which keep their state in memory and have no single sign-on. Each
 * sign-in shows the account picker, unless `login_hint` names an account.
 *
 * @throws {StartError} if the port is in use
 */
export async function startIdp(
  { port, clients, accounts = DEMO_ACCOUNTS, onFriend }: IdpOptions,
): Promise<Idp> {
  checkPort("idp", port);
  const server = createServer((request, response) =>
    void route(request, response)
  );
  const listening = await listen(server, port);
  const origin = `http://localhost:${listening}`;
  const create = (provider: "google" | "line") =>
    createIssuer({
      provider,
      issuer: `${origin}/${provider}`,
      clients: clients[provider],
      ...(onFriend && provider === "line" && { onFriend }),
      accounts: accounts.filter((account) => account.provider === provider),
    });
  const google = await create("google");
  const line = await create("line");

  async function route(request: IncomingMessage, response: ServerResponse) {
    const [, first] = (request.url ?? "/").split(/[/?]/);
    if (first === "google") return await google.handle(request, response);
    if (first === "line") return await line.handle(request, response);
    response.writeHead(404, { "content-type": "text/plain" }).end(
      "Not found\n",
    );
  }

  return {
    googleIssuer: `${origin}/google`,
    lineIssuer: `${origin}/line`,
    stop: () => close(server),
  };
}

function listen(
  server: ReturnType<typeof createServer>,
  port: number,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once("error", reject);
  server.listen(port, "127.0.0.1", () => {
    const address = server.address();
    resolve(typeof address === "object" && address ? address.port : port);
  });
  return promise;
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}
