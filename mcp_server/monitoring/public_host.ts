/** Networks that are not on the public Internet (RFC 6890), IPv4. */
const PRIVATE_V4: readonly [network: string, bits: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/** Names that are resolved within a network, not by the public DNS. */
const PRIVATE_NAMES =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|test|invalid|example|home\.arpa)$/;

/** Whether that host, as a URL spells it, can be on the public Internet. */
export function isPublicHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, "");
  if (name.startsWith("[")) return isPublicAddress(name.slice(1, -1));
  if (/^\d+(\.\d+){3}$/.test(name)) return isPublicAddress(name);
  return name.includes(".") && !PRIVATE_NAMES.test(name);
}

/** Whether that IP address is on the public Internet. */
export function isPublicAddress(address: string): boolean {
  const embedded = embeddedV4(address);
  if (embedded !== undefined) {
    return !PRIVATE_V4.some(([network, bits]) =>
      (bitsOf(embedded) >>> (32 - bits)) === (bitsOf(network) >>> (32 - bits))
    );
  }
  // Only 2000::/3 is global unicast; 2001:db8::/32 is for documentation.
  return /^[23][\da-f]{3}:/i.test(address) && !/^2001:0?db8:/i.test(address);
}

function bitsOf(ipv4: string): number {
  return ipv4.split(".").reduce((sum, part) => (sum << 8) + Number(part), 0);
}

/** An IPv4 address, also one that an IPv6 address carries. */
function embeddedV4(address: string): string | undefined {
  if (/^\d+(\.\d+){3}$/.test(address)) return address;
  const mapped = /^(?:::ffff:|64:ff9b::)(.+)$/i.exec(address)?.[1];
  if (mapped === undefined) return undefined;
  if (mapped.includes(".")) return mapped;
  const words = mapped.split(":").map((word) => parseInt(word, 16));
  const [high = 0, low = 0] = words.length > 1 ? words : [0, ...words];
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
