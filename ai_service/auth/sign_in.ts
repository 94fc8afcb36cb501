import type { Identity } from "../../shared/sign_in/mod.ts";
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
export type KnownIdentity = Identity & { provider: ProviderName };

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
  if (known.value) return await updateUser(kv, known.value, identity, now());

  const id = `usr_${randomId().replaceAll("-", "")}`;
  // The profile is written first: a login then always has a profile, and a
  // profile without a login is never found.
  const user = await updateUser(kv, id, identity, now());
  const claimed = await kv.atomic([{ key: login, versionstamp: null }], [
    { type: "set", key: login, value: id },
  ]);
  if (claimed.ok) return user;
  await kv.delete(profileKey(id));
  return await signInUser(identity, options);
}

async function updateUser(
  kv: Kv,
  id: string,
  identity: KnownIdentity,
  now: Date,
): Promise<User> {
  const key = profileKey(id);
  const { value: before } = await kv.get<User>(key);
  const user: User = {
    id,
    provider: identity.provider,
    providerUserId: identity.sub,
    email: identity.emailVerified ? identity.email : null,
    name: identity.name,
    pictureUrl: identity.pictureUrl,
    createdAt: before?.createdAt ?? now.toISOString(),
  };
  await kv.set(key, user);
  return user;
}
