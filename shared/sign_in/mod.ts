/**
 * Sign-in with an OpenID provider, as both services do it: arctic for the
 * OAuth calls, jose for the ID token, everything in between here.
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
export { safeReturnTo } from "./return_to.ts";
export { signInFailedPage } from "./failed_page.ts";
export { SessionCookie, type SessionCookieOptions } from "./session_cookie.ts";
