import { readFileSync } from "node:fs";
import type { DatabaseUrl } from "./database_url.ts";

/** Options of a TLS connection; both drivers give them to `node:tls`. */
export interface TlsOptions {
  /** The name or address that the certificate must be for. */
  host: string;
  rejectUnauthorized: boolean;
  ca?: string;
  cert?: string;
  key?: string;
  checkServerIdentity?: () => undefined;
}

/**
 * The options for the `sslmode` of a database; undefined for no TLS. Whether
 * certificates are verified is always said, because `node:tls` otherwise
 * follows the variable `NODE_TLS_REJECT_UNAUTHORIZED`.
 *
 * @throws {TypeError} If a certificate or key cannot be read.
 */
export function tlsOptions(address: DatabaseUrl): TlsOptions | undefined {
  const { host, sslMode, rootCertificate, clientCertificate, clientKey } =
    address;
  if (sslMode === "disable" || host.startsWith("/")) return undefined;
  const verifies = sslMode === "verify-ca" || sslMode === "verify-full";
  return {
    host,
    rejectUnauthorized: verifies,
    ...(sslMode === "verify-ca" && { checkServerIdentity: () => undefined }),
    ...(rootCertificate && { ca: readPem("sslrootcert", rootCertificate) }),
    ...(clientCertificate && { cert: readPem("sslcert", clientCertificate) }),
    ...(clientKey && { key: readPem("sslkey", clientKey) }),
  };
}

function readPem(parameter: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new TypeError(
      `DATABASE_URL names a file as ${parameter} that cannot be read: ${path}`,
      { cause },
    );
  }
  if (/-----BEGIN [A-Z ]+-----/.test(text)) return text;
  throw new TypeError(
    `DATABASE_URL names a file as ${parameter} that is not in PEM form: ${path}`,
  );
}
