import { exportPKCS8, exportSPKI, generateKeyPair } from "jose";

/** An RSA key pair in PEM form. */
export interface TestKeys {
  /** PKCS#8. */
  privatePem: string;
  /** SPKI. */
  publicPem: string;
}

/** Generates a key pair for RS256. */
export async function createTestKeys(): Promise<TestKeys> {
  const pair = await generateKeyPair("RS256", { extractable: true });
  return {
    privatePem: await exportPKCS8(pair.privateKey),
    publicPem: await exportSPKI(pair.publicKey),
  };
}
