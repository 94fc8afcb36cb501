import { assertEquals } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { requirePublicUrl } from "./jwks_url.ts";

function reasonOf(url: string): unknown {
  try {
    requirePublicUrl(url);
    return null;
  } catch (error) {
    return error instanceof ApiError ? error.details?.reason : error;
  }
}

Deno.test("keys are read from public https addresses, and from this machine", () => {
  for (
    const [reason, url] of [
      [null, "https://ai.example.com/.well-known/jwks.json"],
      [null, "http://localhost:8787/.well-known/jwks.json"],
      [null, "https://172.32.0.1/jwks"],
      [null, "https://100.128.0.1/jwks"],
      [null, "https://10.example.com/jwks"],
      ["user_info", "https://user:pw@ai.example.com/jwks"],
      ["user_info", "https://user@ai.example.com/jwks"],
      ["private_address", "https://169.254.169.254/latest"],
      ["private_address", "http://169.254.169.254/latest"],
      ["private_address", "https://10.0.0.1/jwks"],
      ["private_address", "https://172.16.0.1/jwks"],
      ["private_address", "https://192.168.1.1/jwks"],
      ["private_address", "https://100.64.0.1/jwks"],
      ["private_address", "https://2130706434/jwks"],
      ["private_address", "https://[fe80::1]/jwks"],
      ["private_address", "https://[fd00::1]/jwks"],
      ["private_address", "https://[::ffff:169.254.169.254]/jwks"],
      ["private_address", "https://metadata.google.internal/jwks"],
      ["not_https", "http://ai.example.com/jwks"],
    ] as const
  ) {
    assertEquals(reasonOf(url), reason, url);
  }
});
