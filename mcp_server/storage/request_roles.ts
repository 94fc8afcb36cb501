/** The roles that a server's login switches to for a request. */
export const REQUEST_ROLES = [
  "madoguchi_user",
  "madoguchi_staff",
  "madoguchi_stylist",
  "madoguchi_service",
] as const;
