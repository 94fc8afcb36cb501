import type { Context } from "hono";

/** An address, maybe with a port or in brackets, as proxies write it. */
const ENTRY =
  /^(?:\[([\da-f:.]+)\](?::\d+)?|(\d+(?:\.\d+){3})(?::\d+)?|([\da-f:.]*:[\da-f:.]*))$/i;
const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/i;

/**
 * The client's address: of the connection, or, behind proxies of one's own, the
 * entry of `X-Forwarded-For` that the outermost of them has added. Entries
 * further to the left are not read, because any client can send them. Undefined
 * if the runtime tells no address, and for loopback: that is a developer, or a
 * proxy that all clients share.
 *
 * @param trustedProxies Number of proxies between clients and this service; each
 * adds the address that it was called from. With 0 the header is ignored.
 */
export function clientAddress(
  c: Context,
  trustedProxies: number,
): string | undefined {
  const { address } = (c.env ?? {}) as { address?: string };
  const forwarded = trustedProxies > 0
    ? (c.req.header("x-forwarded-for") ?? "").split(",").slice(-trustedProxies)
    : [];
  const [outermost = ""] = forwarded;
  const client = addressIn(outermost.trim()) ?? address;
  return client === undefined || LOOPBACK.test(client) ? undefined : client;
}

function addressIn(entry: string): string | undefined {
  const [, bracketed, ipv4, ipv6] = ENTRY.exec(entry) ?? [];
  return bracketed ?? ipv4 ?? ipv6;
}

/**
 * The network that is counted as one client: an IPv4 address, or the /64 of an
 * IPv6 address, which providers assign to one site as a whole (RFC 6177).
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!address.includes(":")) return address;
  const [head = [], tail = []] = address.toLowerCase().split("::")
    .map((half) => half.split(":").filter((part) => part !== ""));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length));
  return [...head, ...zeros.fill("0"), ...tail].slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, "")).join(":");
}
