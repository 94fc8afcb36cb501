/** Properties that all operations of a service that delivers notices share. */
export const delivering = {
  noun: "notice",
  kind: "write",
  audience: "service",
  staff: "none",
  scope: "notice:deliver",
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  },
} as const;
