import { SIGN_IN_OUTCOMES } from "../../auth/sign_in_outcome.ts";
import type { Messages } from "../locales/messages.ts";

/** Why one is not signed in, where that is not because one never was. */
export function SignInNotice(
  { text: { welcome }, url }: { text: Messages; url: URL },
) {
  const { searchParams } = url;
  const outcome = SIGN_IN_OUTCOMES.find((each) =>
    each === searchParams.get("sign_in")
  );
  const sentence = outcome
    ? welcome.signIn[outcome]
    : searchParams.has("signed_out")
    ? welcome.signedOut
    : undefined;
  return sentence ? <p class="notice" role="status">{sentence}</p> : null;
}
