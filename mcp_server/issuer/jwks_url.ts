import { invalidInput } from "../../shared/http/errors.ts";

/** Of this machine, where https is not needed: a service that is developed. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * IPv4 addresses that lead into a network and not to a service on the internet:
 * private (RFC 1918), shared (RFC 6598), loopback, and link-local (RFC 3927),
 * which clouds use for their metadata.
 */
const INTERNAL_V4 =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/;
/** IPv6 alike: unique local (RFC 4193), link-local (RFC 4291), IPv4 inside IPv6. */
const INTERNAL_V6 = /^\[(?:::|f[cd]|fe[89ab])/;
const INTERNAL_NAME = /(?:^|\.)(?:local|internal|localhost)\.?$/;

/**
 * Refuses a URL that keys must not be read from.
 *
 * @throws {ApiError} 400 that names the field and the reason.
 */
export function requirePublicUrl(given: string | null | undefined): void {
  if (!given) return;
  const { protocol, hostname, username, password } = new URL(given);
  const refuse = (reason: string, sentence: string) => {
    throw invalidInput("jwksUrl", sentence, reason);
  };
  if (username || password) {
    refuse("user_info", "jwksUrl must not have a user name or password");
  }
  if (LOOPBACK.includes(hostname)) return;
  const internal = [INTERNAL_V4, INTERNAL_V6, INTERNAL_NAME];
  if (internal.some((each) => each.test(hostname))) {
    refuse("private_address", "jwksUrl must not lead into an internal network");
  }
  if (protocol !== "https:") {
    refuse("not_https", "jwksUrl must be an https URL");
  }
}
