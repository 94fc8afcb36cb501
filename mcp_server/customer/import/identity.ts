import { sha256 } from "../../import/sha256.ts";

/** How a file, or a customer that is known, tells who somebody is. */
export interface Person {
  name: string;
  phone?: string | null | undefined;
  email?: string | null | undefined;
}

/** By what one person is told from another. */
export interface Identity {
  name: string;
  /** Spaces and widths make no other person. */
  foldedName: string;
  phone: string | null;
  email: string | null;
}

/** The same of a customer that is known. */
export interface KnownIdentity extends Identity {
  id: string;
  /** Null for who has no account. */
  issuer: string | null;
}

export function identityOf({ name, phone, email }: Person): Identity {
  return {
    name,
    foldedName: name.normalize("NFKC").replaceAll(/\s/g, "").toLowerCase(),
    phone: phone ?? null,
    email: email?.toLowerCase() ?? null,
  };
}

/** An identity that can be compared and cannot be read. */
export async function hideIdentity<Of extends Identity>(
  identity: Of,
): Promise<Of> {
  const { name, foldedName, phone, email } = identity;
  return {
    ...identity,
    name: await sha256(name),
    foldedName: await sha256(foldedName),
    phone: phone && await sha256(phone),
    email: email && await sha256(email),
  };
}
