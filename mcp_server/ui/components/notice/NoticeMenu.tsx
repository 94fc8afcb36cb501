import type { Locale } from "../../../../shared/ui/locale.ts";
import { noticePages } from "../../desk/notice_pages.ts";
import { noticeWords } from "../../locales/notices.ts";

/** The pages about notices, in a row. */
export function NoticeMenu({ locale, path }: { locale: Locale; path: string }) {
  return (
    <nav class="tabs" aria-label={noticeWords[locale].title}>
      <ul role="list">
        {noticePages.map((page) => (
          <li key={page.path}>
            <a
              href={page.path}
              aria-current={page.path === path ? "page" : "false"}
            >
              {page.name[locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
