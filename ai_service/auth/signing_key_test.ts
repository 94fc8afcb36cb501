import { assertEquals, assertRejects } from "@std/assert";
import { exportPKCS8, generateKeyPair } from "jose";
import { readSigningKey } from "./signing_key.ts";

async function privatePem(algorithm: string): Promise<string> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  return await exportPKCS8(pair.privateKey);
}

/** jose makes no keys that are too short, but there are such keys. */
async function shortPem(): Promise<string> {
  const { privateKey } = await crypto.subtle.generateKey(
    {
      name: "RSASSA-PKCS1-v1_5",
      modulusLength: 1024,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: "SHA-256",
    },
    true,
    ["sign", "verify"],
  );
  return await exportPKCS8(privateKey);
}

Deno.test("a damaged, short or other key is refused by its variable's name, and not shown", async () => {
  const whole = await privatePem("RS256");
  await readSigningKey(whole);
  const wrong = [
    whole.replace(/\n.{20}/, "\n"),
    `${whole.slice(0, 600)}\n-----END PRIVATE KEY-----`,
    await privatePem("ES256"),
    await shortPem(),
  ];
  for (const pem of wrong) {
    const { message } = await assertRejects(
      () => readSigningKey(pem),
      TypeError,
      "Cannot read AI_SERVICE_PRIVATE_KEY: it is damaged",
    );
    assertEquals(message.includes(pem.slice(60, 80)), false);
  }
});
