/** Properties that all reports of a service about payments have in common. */
export const reporting = {
  noun: "order",
  kind: "write",
  audience: "service",
  staff: "none",
  scope: "order:pay",
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  },
} as const;
