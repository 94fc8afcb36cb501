import type { Actor } from "../storage/actor.ts";

/** A user whom no issuer knows, so that no customer's row is visible. */
export const NOBODY: Actor = {
  kind: "user",
  principal: { issuer: "", userId: "" },
  user: { id: "", email: null, name: "" },
  jti: "",
};
