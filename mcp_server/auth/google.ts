import {
  createSignIn,
  googleProvider,
  type IdentityProvider,
  type SignIn,
} from "../../shared/sign_in/mod.ts";

/** The path of the redirect URI that is registered with Google. */
export const CALLBACK_PATH = "/auth/callback/google";

/** What staff sign-in needs from the outside. */
export interface StaffSignInOptions {
  env: {
    serverUrl: string;
    google: {
      clientId: string;
      clientSecret: string;
      /** Set to use a local provider in place of Google. */
      issuer: string | undefined;
    };
  };
  now: () => Date;
}

/** Sign-in of staff with the admin site's own Google client. */
export function createStaffSignIn({ env, now }: StaffSignInOptions): SignIn {
  const google = googleProvider({
    clientId: env.google.clientId,
    clientSecret: env.google.clientSecret,
    issuer: env.google.issuer,
    callbackUrl: env.serverUrl + CALLBACK_PATH,
  });
  return createSignIn({
    provider: env.google.issuer === undefined
      ? askingForAccount(google)
      : google,
    cookiePrefix: "mcp_admin",
    defaultReturnTo: "/admin",
    now,
  });
}

/**
 * Google signs a browser with one account straight in again, so a person who
 * came with the wrong account could never choose another.
 */
function askingForAccount(google: IdentityProvider): IdentityProvider {
  return {
    ...google,
    async authorizationUrl(request) {
      const url = await google.authorizationUrl(request);
      if (!request.loginHint) url.searchParams.set("prompt", "select_account");
      return url;
    },
  };
}
