import type { Actor } from "./actor.ts";

/** A user as an issuer of that name knows them. */
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

/** Someone of the staff. */
export const testStaff: Actor & { kind: "staff" } = {
  kind: "staff",
  adminId: "adm_test",
  email: "owner@example.com",
};
