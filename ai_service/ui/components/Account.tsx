import { Button } from "../../../shared/ui/Button.tsx";
import { useLanguage } from "../client/language.ts";

/** Who is signed in, and the way out. */
export function Account({ name }: { name: string }) {
  const { text } = useLanguage();
  return (
    <form
      class="account"
      method="post"
      action="/auth/logout"
      aria-label={text.conversations.account}
    >
      <span class="account-mark" aria-hidden="true">{[...name][0]}</span>
      <span class="account-name">{name}</span>
      <Button kind="quiet" type="submit">{text.conversations.signOut}</Button>
    </form>
  );
}
