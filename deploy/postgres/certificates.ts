import { join } from "node:path";

/** A server's certificate and key, and the authority that signed it: files. */
export interface Certificates {
  authority: string;
  certificate: string;
  key: string;
}

const DAYS = ["-days", "2"];

/**
 * Makes an authority, and a certificate that it signs.
 *
 * @param names What the certificate is for, such as `DNS:localhost`.
 */
export async function createCertificates(
  folder: string,
  names: string,
): Promise<Certificates> {
  const file = (name: string) => join(folder, name);
  const [authority, certificate, key] = ["ca.pem", "server.pem", "server.key"]
    .map(file) as [string, string, string];
  await openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", CURVE, "-nodes", [
    ...["-keyout", file("ca.key"), "-out", authority, "-subj", "/CN=Own CA"],
    ...DAYS,
  ]);
  await openssl("req", "-newkey", "ec", "-pkeyopt", CURVE, "-nodes", [
    ...["-keyout", key, "-out", file("server.csr"), "-subj", "/CN=server"],
  ]);
  await Deno.writeTextFile(file("names.cnf"), `subjectAltName=${names}\n`);
  await openssl("x509", "-req", "-in", file("server.csr"), [
    ...["-CA", authority, "-CAkey", file("ca.key"), "-CAcreateserial"],
    ...["-extfile", file("names.cnf"), "-out", certificate, ...DAYS],
  ]);
  return { authority, certificate, key };
}

const CURVE = "ec_paramgen_curve:P-256";

async function openssl(...args: (string | string[])[]): Promise<void> {
  const { success, stderr } = await new Deno.Command("openssl", {
    args: args.flat(),
    stdout: "null",
  }).output();
  if (success) return;
  throw new Error(`openssl failed: ${new TextDecoder().decode(stderr)}`);
}
