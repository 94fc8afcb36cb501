export const ADMIN_ROLES = ["owner", "admin", "stylist", "viewer"] as const;
/** Role of a member of staff; `roles.ts` says what each may do. */
export type AdminRole = typeof ADMIN_ROLES[number];

/** A signed-in member of staff. */
export interface Admin {
  /** `adm_…`. */
  id: string;
  email: string;
  name: string;
  role: AdminRole;
  /** The resource of a stylist; null for all others. */
  resourceId: string | null;
}
