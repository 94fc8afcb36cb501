/** An account at the local identity provider. */
export interface DemoAccount {
  provider: "google" | "line";
  /** Unique within the provider, in the format of the real provider. */
  sub: string;
  name: string;
  /** LINE gives the address only to channels with that permission. */
  email?: string;
  /** True by default; LINE does not send this claim. */
  emailVerified?: boolean;
  picture?: string;
  /** The Google Workspace domain (`hd`). */
  hostedDomain?: string;
  role: "customer" | "owner";
}

/** Two customers with Google, one with LINE (without e-mail), and the owner. */
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

/** The account with that e-mail address or `sub`. */
export function findAccount(
  accounts: readonly DemoAccount[],
  hint: unknown,
): DemoAccount | undefined {
  return accounts.find(({ email, sub }) =>
    hint !== undefined && (hint === email || hint === sub)
  );
}
