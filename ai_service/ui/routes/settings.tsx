import { page } from "fresh";
import {
  type Display,
  displayCookies,
  displayOf,
} from "../../../shared/ui/display.ts";
import { SettingsPage } from "../components/SettingsPage.tsx";
import { define } from "../state.ts";

export const handler = define.handlers({
  async GET({ req, state }) {
    if (!state.user) return redirect("/");
    const [quota, sessions] = await Promise.all([
      state.readQuota(),
      state.listSessions(),
    ]);
    const display: Display = displayOf(req);
    return page({ display, quota, sessions });
  },
  async POST({ req, url, state }) {
    if (!state.user) return redirect("/");
    return redirect("/settings", displayCookies(await req.formData(), url));
  },
});

function redirect(location: string, cookies: readonly string[] = []) {
  const headers = new Headers({ location });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

export default define.page<typeof handler>(function Settings({ data, state }) {
  const { locale, timeZone } = state;
  return <SettingsPage {...data} locale={locale} timeZone={timeZone} />;
});
