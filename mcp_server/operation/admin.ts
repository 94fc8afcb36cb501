/** Roles of staff; each includes the rights of the next one. */
export const ADMIN_ROLES = ["owner", "admin", "viewer"] as const;
export type AdminRole = typeof ADMIN_ROLES[number];

/** A signed-in member of staff. */
export interface Admin {
  /** `adm_…`. */
  id: string;
  email: string;
  name: string;
  role: AdminRole;
}
