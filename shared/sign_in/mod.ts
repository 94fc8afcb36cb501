/**
 * Sign-in with an OpenID provider, for both services. The OAuth calls are
 * arctic's, the verification of ID tokens is jose's; this module connects them.
 *
 * @module
 */
export {
  googleProvider,
  lineProvider,
  type ProviderOptions,
} from "./providers.ts";
export type { Identity, IdentityProvider } from "./provider.ts";
export {
  createSignIn,
  type Finished,
  type SignIn,
  type SignInOptions,
  type SignInRejection,
  type Started,
} from "./sign_in.ts";
export { hashToken, randomToken } from "./random_token.ts";
export { safeReturnTo } from "./return_to.ts";
export { signInFailedPage } from "./failed_page.ts";
export { limitSignIns, type SignInLimitOptions } from "./limit_sign_ins.ts";
export { SessionCookie, type SessionCookieOptions } from "./session_cookie.ts";
