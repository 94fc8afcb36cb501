import { Brand } from "../../../shared/ui/Brand.tsx";
import type { Display } from "../../../shared/ui/display.ts";
import { LanguageSwitch } from "../../../shared/ui/LanguageSwitch.tsx";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { NoticeChoice } from "../../notice/notice_choice.ts";
import type { QuotaView } from "../../quota/quota_view.ts";
import { createFormat, type Format } from "../client/format.ts";
import DeleteAccount from "../islands/DeleteAccount.tsx";
import { type Messages, messagesOf } from "../locales/messages.ts";
import type { OwnSession } from "../state.ts";
import { DisplayForm } from "./DisplayForm.tsx";
import { NoticeForm } from "./NoticeForm.tsx";
import { SessionList } from "./SessionList.tsx";

/** What a person can choose, see and end of the own account. */
export function SettingsPage(
  { locale, timeZone, display, notices, isSaved, quota, sessions }: {
    locale: Locale;
    /** IANA name. */
    timeZone: string;
    display: Display;
    notices: NoticeChoice | null;
    /** Whether the choice of notices was saved just before. */
    isSaved: boolean;
    quota: QuotaView;
    sessions: readonly OwnSession[];
  },
) {
  const text = messagesOf(locale);
  const { settings } = text;
  const format = createFormat(locale, timeZone);
  return (
    <div class="welcome">
      <header class="welcome-head">
        <Brand name={text.brand} href="/" />
        <a href="/">{settings.back}</a>
      </header>
      <main id="content" class="legal settings" tabIndex={-1}>
        <h1>{settings.title}</h1>
        <section aria-labelledby="language">
          <h2 id="language">{settings.language}</h2>
          <LanguageSwitch locale={locale} path="" label={text.languageSwitch} />
        </section>
        <DisplayForm display={display} words={settings} />
        {notices && (
          <NoticeForm
            choice={notices}
            words={settings.notices}
            isSaved={isSaved}
          />
        )}
        <Usage quota={quota} words={settings} format={format} />
        <SessionList sessions={sessions} words={settings} format={format} />
        <section aria-labelledby="data">
          <h2 id="data">{settings.data}</h2>
          <p>{settings.exportWords}</p>
          <p>
            <a class="button" href="/api/me/export" download>
              {settings.exportData}
            </a>
          </p>
          <p>{settings.erasing.words}</p>
          <DeleteAccount words={settings.erasing} />
        </section>
      </main>
    </div>
  );
}

function Usage(
  { quota, words, format }: {
    quota: QuotaView;
    words: Messages["settings"];
    format: Format;
  },
) {
  const { turnsPerDay, conversations } = quota;
  const level = ({ used, limit }: { used: number; limit: number }) =>
    words.used(format.number(used), format.number(limit));
  return (
    <section aria-labelledby="usage">
      <h2 id="usage">{words.usage}</h2>
      <dl class="facts">
        <dt>{words.messagesToday}</dt>
        <dd>{level(turnsPerDay)}</dd>
        <dt>{words.conversations}</dt>
        <dd>{level(conversations)}</dd>
      </dl>
      <p>{words.resets(format.dateTime(turnsPerDay.resetsAt))}</p>
    </section>
  );
}
