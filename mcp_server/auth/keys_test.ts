import { assertEquals, assertRejects } from "@std/assert";
import { exportSPKI, generateKeyPair } from "jose";
import { requirePublicKeys } from "./keys.ts";

async function publicPem(algorithm: string) {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  return await exportSPKI(pair.publicKey);
}

Deno.test("whole RSA keys of the environment are accepted", async () => {
  await requirePublicKeys([await publicPem("RS256"), await publicPem("RS256")]);
});

Deno.test("a key that is damaged, short or no RSA key is refused by its variable's name", async () => {
  const whole = await publicPem("RS256");
  const wrong = [
    whole.replace(/\n.{20}/, "\n"),
    whole.replace(/\n.{4}/, "\n????"),
    await publicPem("ES256"),
    await shortPem(),
  ];
  for (const pem of wrong) {
    const { message } = await assertRejects(
      () => requirePublicKeys([whole, pem]),
      TypeError,
      "Cannot read AI_SERVICE_PUBLIC_KEY: a key in it is damaged",
    );
    assertEquals(message.includes(pem.slice(60, 80)), false);
  }
});

/** jose makes no keys that are too short, but there are such keys. */
async function shortPem(): Promise<string> {
  const { publicKey } = await crypto.subtle.generateKey(
    {
      name: "RSASSA-PKCS1-v1_5",
      modulusLength: 1024,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: "SHA-256",
    },
    true,
    ["sign", "verify"],
  );
  return await exportSPKI(publicKey);
}
