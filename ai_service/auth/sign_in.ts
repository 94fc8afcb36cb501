import type { Identity } from "../../shared/sign_in/mod.ts";
import { loginKey, profileKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { ProviderName, User } from "./user.ts";

/** What keeping users needs from the outside. */
export interface UsersOptions {
  kv: Kv;
  now: () => Date;
  randomId: () => string;
}

/** The identity of a provider that this service knows. */
export type KnownIdentity = Identity & { provider: ProviderName };

/**
 * The user of a verified identity, created at the first sign-in and brought up
 * to date at each later one. Found by provider and provider id alone: the same
 * e-mail at two providers is two users, since an e-mail proves nothing here.
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
  // The profile comes first: a login never points at nothing, and a profile
  // that no login points at is never found.
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
