import { page } from "fresh";
import { Head } from "fresh/runtime";
import { locales } from "../../../../shared/ui/locale.ts";
import { MessagePage } from "../../components/MessagePage.tsx";
import { GoogleButton } from "../../components/GoogleButton.tsx";
import { textIn } from "../../locales/mod.ts";
import { define } from "../../state.ts";

export const handler = define.handlers({
  GET: () => page({}, { status: 403 }),
});

/** In both languages: whoever lands here may not have chosen one yet. */
export default define.page<typeof handler>(({ state }) => {
  const { noAccess, site } = state.text;
  const other = locales.find((locale) => locale !== state.locale);
  return (
    <MessagePage title={noAccess.title}>
      <Head>
        <title>{`${noAccess.title} · ${site}`}</title>
      </Head>
      <p>{noAccess.lead}</p>
      <p>{noAccess.whatToDo}</p>
      <GoogleButton label={noAccess.otherAccount} returnTo="/admin" />
      {other && (
        <div class="doorway-aside" lang={other}>
          <p>
            <strong>{textIn(other).noAccess.title}</strong>
          </p>
          <p>{textIn(other).noAccess.lead}</p>
          <p>{textIn(other).noAccess.whatToDo}</p>
        </div>
      )}
    </MessagePage>
  );
});
