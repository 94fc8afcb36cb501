/** The page and its headers, to be sent with status 400. */
export interface SignInFailedPage {
  html: string;
  headers: Record<string, string>;
}

/**
 * The page that is shown when a sign-in was refused. It is the same for every
 * reason and contains nothing of the request.
 *
 * @param homePath The path of the page's link; a constant of the service.
 */
export function signInFailedPage(homePath: string): SignInFailedPage {
  const html = `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">
<title>サインインできませんでした · Sign-in did not complete</title>
<h1>サインインできませんでした</h1>
<p>お手数ですが、もう一度お試しください。<a href="${homePath}">はじめに戻る</a></p>
<div lang="en">
<h1>Sign-in did not complete</h1>
<p>Please try again. <a href="${homePath}">Back to the start</a></p>
</div>
</html>
`;
  return {
    html,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy":
        "default-src 'none'; img-src data:; frame-ancestors 'none'",
    },
  };
}
