import type { Actor } from "./actor.ts";

/** A user of that issuer. */
export function testUser(
  userId: string,
  issuer = "ai-service.test",
): Actor & { kind: "user" } {
  return {
    kind: "user",
    principal: { issuer, userId },
    user: { id: userId, email: `${userId}@example.com`, name: userId },
    jti: crypto.randomUUID(),
  };
}

/** An admin. */
export const testStaff: Actor & { kind: "staff" } = {
  kind: "staff",
  adminId: "adm_test",
  email: "owner@example.com",
};
