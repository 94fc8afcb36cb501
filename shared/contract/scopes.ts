/** Scopes that a user's token can carry. */
export const USER_SCOPES = [
  "booking:read",
  "booking:create",
  "booking:update",
  "booking:delete",
  "product:read",
  "order:create",
  "order:read",
  "form:read",
  "form:submit",
] as const;

/** Scopes that a service token (one without a user) can carry. */
export const SERVICE_SCOPES = [
  "tool:list",
  "order:pay",
  "notice:deliver",
  "token:revoke",
  "customer:forget",
] as const;

/** The right to call one kind of operation for a user. */
export type UserScope = typeof USER_SCOPES[number];
/** The right to call one kind of operation as a service. */
export type ServiceScope = typeof SERVICE_SCOPES[number];
/** Any scope of the contract. Scopes are exact strings, without a hierarchy. */
export type Scope = UserScope | ServiceScope;

/** Whether `value` is a scope of the contract. */
export function isScope(value: string): value is Scope {
  return [...USER_SCOPES, ...SERVICE_SCOPES].includes(value as Scope);
}

/** Whether `value` is a scope that a user's token can carry. */
export function isUserScope(value: string): value is UserScope {
  return (USER_SCOPES as readonly string[]).includes(value);
}
