/**
 * Every migration in order, so that readiness can tell without a file system
 * whether the database is up to date. The files are `migrations/<name>.sql`.
 */
export const MIGRATIONS = [
  "0001_roles",
  "0002_trusted_issuers",
  "0003_customers",
  "0004_booking",
  "0005_product",
  "0006_idempotency",
  "0007_admin",
  "0008_order",
  "0009_form",
  "0010_admission",
  "0012_forget",
  "0013_definer_owners",
  "0014_checks_by_policy",
] as const;
