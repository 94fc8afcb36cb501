import { type Context, Hono, type MiddlewareHandler } from "hono";
import { type Scope, USER_SCOPES } from "../../shared/contract/scopes.ts";
import { notFound } from "../../shared/http/errors.ts";
import { PRODUCT_NAME } from "../../shared/ui/product.ts";
import type { IssuerDirectory } from "./issuers.ts";

/** Where the metadata of a resource is published (RFC 9728 section 3). */
const WELL_KNOWN = "/.well-known/oauth-protected-resource";
/** The resource that clients get tokens for. */
const ENDPOINT = "/mcp";

/** What a client asks for to begin with: to look, and to change nothing. */
export const BASELINE_SCOPES: readonly Scope[] = USER_SCOPES
  .filter((scope) => scope.endsWith(":read"));

/** What the metadata is made from. */
export interface MetadataDeps {
  env: { serverUrl: string };
  issuers: Pick<IssuerDirectory, "authorizationServers">;
}

/**
 * Protected resource metadata (RFC 9728 section 2), for the endpoint and for
 * the server as a whole. There is none until an issuer publishes its own.
 */
export function resourceMetadata(deps: MetadataDeps): Hono {
  const { serverUrl } = deps.env;
  const answer = async (c: Context, resource: string) => {
    const servers = await deps.issuers.authorizationServers();
    if (servers.length === 0) throw notFound("Metadata");
    c.header("Cache-Control", "public, max-age=60");
    return c.json({
      resource,
      resource_name: PRODUCT_NAME.en,
      authorization_servers: servers,
      scopes_supported: BASELINE_SCOPES,
      bearer_methods_supported: ["header"],
    });
  };
  return new Hono()
    .get(WELL_KNOWN, (c) => answer(c, serverUrl))
    .get(WELL_KNOWN + ENDPOINT, (c) => answer(c, serverUrl + ENDPOINT));
}

/**
 * Adds to every challenge where the metadata is, once there is any (RFC 9728
 * section 5.1).
 */
export function pointToMetadata(
  { env, issuers }: MetadataDeps,
): MiddlewareHandler {
  const url = env.serverUrl + WELL_KNOWN + ENDPOINT;
  return async (c, next) => {
    await next();
    const challenge = c.res.headers.get("WWW-Authenticate");
    if (challenge === null) return;
    // A refusal stays one while the database cannot be asked.
    const servers = await issuers.authorizationServers().catch(() => []);
    if (servers.length === 0) return;
    c.header("WWW-Authenticate", `${challenge}, resource_metadata="${url}"`);
  };
}
