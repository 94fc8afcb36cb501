import type { Identity } from "../../shared/sign_in/mod.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { loginKey, profileKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { ProviderName, User } from "./user.ts";

/** Dependencies of creating and updating users. */
export interface UsersOptions {
  kv: Kv;
  now: () => Date;
  randomId: () => string;
}

/** The identity of a provider that this service knows. */
export type KnownIdentity = Identity & {
  provider: ProviderName;
  /** Of the page from which the person signed in. */
  language?: Locale;
};

/**
 * The user of a verified identity, created at the first sign-in and updated at
 * each later one. Users are found by provider and provider id only: the same
 * e-mail at two providers is two users, because it does not prove identity.
 */
export async function signInUser(
  identity: KnownIdentity,
  options: UsersOptions,
): Promise<User> {
  const { kv, now, randomId } = options;
  const login = loginKey(identity.provider, identity.sub);
  const known = await kv.get<string>(login);
  const returning = known.value && await updateUser(kv, known.value, identity);
  if (returning) return returning;

  const id = `usr_${randomId().replaceAll("-", "")}`;
  // The profile is written first: a login then always has a profile, unless its
  // account was deleted, and a profile without a login is never found.
  const user = userOf(id, identity, now().toISOString());
  await kv.set(profileKey(id), user);
  const claimed = await kv.atomic([{
    key: login,
    versionstamp: known.versionstamp,
  }], [
    { type: "set", key: login, value: id },
  ]);
  if (claimed.ok) return user;
  await kv.delete(profileKey(id));
  return await signInUser(identity, options);
}

/** Undefined where the account was deleted, which must not bring it back. */
async function updateUser(
  kv: Kv,
  id: string,
  identity: KnownIdentity,
): Promise<User | undefined> {
  const key = profileKey(id);
  for (;;) {
    const { value: before, versionstamp } = await kv.get<User>(key);
    if (!before) return undefined;
    const value = userOf(id, identity, before.createdAt);
    const { ok } = await kv.atomic([{ key, versionstamp }], [
      { type: "set", key, value },
    ]);
    if (ok) return value;
  }
}

function userOf(
  id: string,
  identity: KnownIdentity,
  createdAt: string,
): User {
  const { provider, sub, email, emailVerified, name, pictureUrl, language } =
    identity;
  return {
    id,
    provider,
    providerUserId: sub,
    email: emailVerified ? email : null,
    name,
    pictureUrl,
    ...(language && { language }),
    createdAt,
  };
}
