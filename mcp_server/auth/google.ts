import {
  createSignIn,
  googleProvider,
  type IdentityProvider,
  type SignIn,
} from "../../shared/sign_in/mod.ts";

/** The path of the redirect URI that is registered with Google. */
export const CALLBACK_PATH = "/auth/callback/google";

/** Configuration and clock of the staff's sign-in. */
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

/** Creates the sign-in of staff, with the admin site's own Google client. */
export function createStaffSignIn({ env, now }: StaffSignInOptions): SignIn {
  const google = googleProvider({
    clientId: env.google.clientId,
    clientSecret: env.google.clientSecret,
    issuer: env.google.issuer,
    callbackUrl: env.serverUrl + CALLBACK_PATH,
  });
  return createSignIn({
    provider: env.google.issuer === undefined
      ? withAccountChooser(google)
      : google,
    cookiePrefix: "mcp_admin",
    defaultReturnTo: "/admin",
    now,
  });
}

/**
 * Makes Google show its account chooser. Without it, Google signs in a browser
 * that has one account at once, and a person who used the wrong account could
 * never choose another.
 */
function withAccountChooser(google: IdentityProvider): IdentityProvider {
  return {
    ...google,
    async authorizationUrl(request) {
      const url = await google.authorizationUrl(request);
      if (!request.loginHint) url.searchParams.set("prompt", "select_account");
      return url;
    },
  };
}
