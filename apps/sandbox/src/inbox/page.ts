import { type Html, html } from './html.ts';

/** The frame around every page of the inbox. `refresh` reloads it by itself. */
export function page(
  title: string,
  aside: Html | string,
  body: Html,
  options: { refresh?: boolean } = {},
): string {
  return `<!doctype html>${
    html`
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${options.refresh === true ? html`<meta http-equiv="refresh" content="5">` : null}
<title>${title}</title>
<link rel="stylesheet" href="/inbox.css">
</head>
<body>
<header class="mast"><strong><a href="/">Sandbox inbox</a></strong><span>${aside}</span></header>
<main>${body}</main>
</body>
</html>`.value
  }`;
}

/** `22 Nov 2026, 17:40:03` in UTC. */
export function showTime(ms: number): string {
  const [day, time] = new Date(ms)
    .toUTCString()
    .slice(5)
    .split(/ (?=\d\d:)/);
  return `${day ?? ''}, ${(time ?? '').replace(' GMT', '')}`;
}
