import { Button } from "../../../shared/ui/Button.tsx";
import { useLanguage } from "../client/language.ts";
import { OwnLinks } from "../own/OwnLinks.tsx";

/** The person's own pages, who is signed in, and the way out. */
export function Account({ name }: { name: string }) {
  const { text } = useLanguage();
  return (
    <div>
      <OwnLinks text={text} />
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
    </div>
  );
}
