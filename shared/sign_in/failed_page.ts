import { type MessagePage, messagePage } from "./message_page.ts";

/**
 * The page that is shown when a sign-in was refused, to be sent with status 400.
 * It is the same for every reason and contains nothing of the request.
 *
 * @param homePath The path of the page's link; a constant of the service.
 */
export function signInFailedPage(homePath: string): MessagePage {
  return messagePage("ja", {
    title: "ログインできませんでした · Sign-in did not complete",
    body: `<h1>ログインできませんでした</h1>
<p>お手数ですが、もう一度お試しください。<a href="${homePath}">はじめに戻る</a></p>
<div lang="en">
<h1>Sign-in did not complete</h1>
<p>Please try again. <a href="${homePath}">Back to the start</a></p>
</div>`,
  });
}
