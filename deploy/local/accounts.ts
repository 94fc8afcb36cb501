/** A person who can sign in at the local identity provider. */
export interface DemoAccount {
  provider: "google" | "line";
  /** Unique within the provider, in the provider's own style. */
  sub: string;
  name: string;
  /** LINE tells an address only to channels that were granted it. */
  email?: string;
  /** True unless it says otherwise; LINE states nothing about addresses. */
  emailVerified?: boolean;
  picture?: string;
  /** Google Workspace domain, `hd`. */
  hostedDomain?: string;
  role: "customer" | "owner";
}

/** Two customers with Google, one with LINE and no e-mail address, and the owner of the salon. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    provider: "google",
    sub: "104857000000000000001",
    name: "佐藤 花子",
    email: "hanako@example.com",
    role: "customer",
  },
  {
    provider: "google",
    sub: "104857000000000000002",
    name: "Ken Suzuki",
    email: "ken@example.com",
    role: "customer",
  },
  {
    provider: "google",
    sub: "104857000000000000003",
    name: "山本 恵 (Yamamoto)",
    email: "owner@example.com",
    role: "owner",
  },
  {
    provider: "line",
    sub: "U4af4980629bd1e5f6a70c3b8d2e91a01",
    name: "田中 美咲",
    role: "customer",
  },
];

/** The account that a `login_hint` names, by e-mail address or by `sub`. */
export function accountNamed(
  accounts: readonly DemoAccount[],
  hint: unknown,
): DemoAccount | undefined {
  return accounts.find(({ email, sub }) =>
    hint !== undefined && (hint === email || hint === sub)
  );
}
