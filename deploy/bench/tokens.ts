import { importSigningKey, TokenSigner } from "../../shared/contract/sign.ts";
import { USER_SCOPES } from "../../shared/contract/scopes.ts";
import { ISSUER, userId, USERS } from "./database.ts";

/** The audience that the servers and their peers expect. */
export const AUDIENCE = "mcp-server.bench";

/** Fresh tokens, one for each user, as the AI service mints them for a turn. */
export async function tokenMint(
  privateKey: string,
): Promise<() => Promise<string[]>> {
  const signer = new TokenSigner({
    key: await importSigningKey(privateKey),
    issuer: ISSUER,
    audience: AUDIENCE,
    now: () => new Date(),
    randomId: () => crypto.randomUUID(),
  });
  return () =>
    Promise.all(Array.from({ length: USERS }, async (_, index) => {
      const id = userId(index);
      const user = { id, email: `${id}@example.com`, name: id };
      const scopes = USER_SCOPES;
      const { token } = await signer.signForUser({ user, scopes });
      return token;
    }));
}
