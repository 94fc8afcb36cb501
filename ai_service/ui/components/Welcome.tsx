import { Brand } from "../../../shared/ui/Brand.tsx";
import { LanguageSwitch } from "../../../shared/ui/LanguageSwitch.tsx";
import type { Locale } from "../../../shared/ui/locale.ts";
import { CHECKS, EXAMPLES, LEADS, offered } from "../../business.ts";
import { messagesOf } from "../locales/messages.ts";
import type { Shop } from "../../shop/shop.ts";
import type { SiteState } from "../state.ts";
import { ShopFacts } from "./ShopFacts.tsx";
import { SignInButtons } from "./SignInButtons.tsx";
import { SignInNotice } from "./SignInNotice.tsx";
import { WelcomeFooter } from "./WelcomeFooter.tsx";

/** What a person sees before they sign in. Needs no script. */
export function Welcome(
  { state, url, tools, shop }: {
    state: Pick<SiteState, "locale" | "now" | "providers">;
    /** Address of the page; `?signed_out` if the session has just ended. */
    url: URL;
    /** Names of the tools that there are. */
    tools: ReadonlySet<string>;
    /** Null while it is not known. */
    shop: Shop | null;
  },
) {
  const { locale, providers } = state;
  const text = messagesOf(locale);
  const [lead] = offered(LEADS, tools, locale);
  return (
    <div class="welcome">
      <header class="welcome-head">
        <Brand name={text.brand} href="/" />
        <LanguageSwitch
          locale={locale}
          path=""
          label={text.languageSwitch}
        />
      </header>
      <main id="content" class="welcome-main" tabIndex={-1}>
        <div class="welcome-words">
          <h1>{shop?.name[locale] || text.welcome.title}</h1>
          <p class="welcome-lead">{lead}</p>
          {shop && <ShopFacts shop={shop} now={state.now} locale={locale} />}
          <section aria-labelledby="sign-in-heading">
            <h2 id="sign-in-heading">{text.welcome.signInHeading}</h2>
            <SignInNotice text={text} url={url} />
            <SignInButtons
              text={text}
              providers={providers}
              returnTo={url.pathname}
              isRetry={url.searchParams.has("sign_in")}
            />
          </section>
        </div>
        <ol class="steps" role="list">
          {stepsOf(tools, locale).map(([name, words]) => (
            <li key={name}>
              <h3>{name}</h3>
              <p>{words}</p>
            </li>
          ))}
        </ol>
      </main>
      <WelcomeFooter text={text} />
    </div>
  );
}

/** How it works, each step a name and a sentence. */
function stepsOf(tools: ReadonlySet<string>, locale: Locale) {
  const { welcome } = messagesOf(locale);
  const [example = ""] = offered(EXAMPLES, tools, locale);
  const [check = ""] = offered(CHECKS, tools, locale);
  return [
    [welcome.say, welcome.quote(example)],
    [welcome.check, check],
    [welcome.done, welcome.doneWords],
  ] as const;
}
