/**
 * An amount as it is typed, in minor units of the currency (ISO 4217); NaN if it
 * is none, or has more decimals than the currency.
 */
export function parsePrice(typed: string, currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  const plain = typed.normalize("NFKC").replace(/[,¥$円\s]/g, "");
  const [, whole, fraction = ""] = /^(\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  if (whole === undefined || fraction.length > digits) return NaN;
  return Number(whole + fraction.padEnd(digits, "0"));
}
