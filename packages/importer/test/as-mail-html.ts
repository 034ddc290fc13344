/** A plain issue as programs hand it over as HTML. `isHeading` tells headings by their 1-based line. */
export type AsHtml = (text: string, isHeading: (line: number) => boolean) => string;

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Lines of the text with a run of bullets as one block each. */
function blocks(text: string): { line: number; bullets: string[] | null; text: string }[] {
  const out: { line: number; bullets: string[] | null; text: string }[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const bullet = line.startsWith('- ') ? line.slice(2) : null;
    const last = out.at(-1);
    if (bullet !== null && last?.bullets) last.bullets.push(bullet);
    else out.push({ line: i + 1, bullets: bullet === null ? null : [bullet], text: line });
  }
  return out;
}

/** A web mailer: a division a line, bold headings, its own classes, a quoted-reply wrapper. */
export const asWebMail: AsHtml = (text, isHeading) => {
  const body = blocks(text).map(({ bullets, line, text: words }) => {
    if (bullets) return `<ul>${bullets.map((one) => `<li class="gl">${escaped(one)}</li>`).join('\n')}</ul>`;
    if (words === '') return '<div><br></div>';
    return `<div>${isHeading(line) ? `<b>${escaped(words)}</b>` : escaped(words)}</div>`;
  });
  return `<div dir="ltr"><div class="q"><div style="display:none;max-height:0">hidden preview of it all</div>${body.join('\n')}</div></div>`;
};

/** A desktop mailer: tables, conditional comments, inline styles, safe links, and the transfer encoding left in. */
export const asDeskMail: AsHtml = (text, isHeading) => {
  const rows = blocks(text).map(({ bullets, line, text: words }) => {
    const style = isHeading(line) ? 'font-size:15.0pt;font-weight:bold' : 'font-size:11.0pt';
    const paragraph = (one: string) =>
      `<p class="MsoNormal" style="margin:0in"><span style="${style}">${escaped(one)}<o:p></o:p></span></p>`;
    const inside = bullets
      ? bullets.map((one) => `<p class="MsoListParagraph">•<span>&nbsp;&nbsp; </span>${escaped(one)}</p>`)
      : [words === '' ? '<p><span>&nbsp;</span></p>' : paragraph(words)];
    return `<tr><td width="600" style="padding:0 12px">${inside.join('\n')}</td></tr>`;
  });
  return quotedPrintable(
    `<html xmlns:o="urn:schemas"><head><style>p.MsoNormal{margin:0}</style></head><body><!--[if mso]><p>only there</p><![endif]--><table role="presentation"><tbody>${rows.join('\n')}</tbody></table><img width="1" height="1" src="https://t.example/open.gif"></body></html>`,
  );
};

/** A newsletter service's export: headings, lists of paragraphs, every title behind a counting redirect. */
export const asExport: AsHtml = (text, isHeading) => {
  const linked = (words: string, line: number) => {
    const title = /^[^→·—]{8,}?(?= · )/u.exec(words)?.[0];
    if (title === undefined) return escaped(words);
    const target = encodeURIComponent(`https://example.org/${line}?utm_source=letter`);
    return `<a href="https://www.google.com/url?q=${target}&amp;sa=D"><em>${escaped(title)}</em></a>${escaped(words.slice(title.length))}`;
  };
  const body = blocks(text).map(({ bullets, line, text: words }) => {
    if (bullets) return `<ul>${bullets.map((one) => `<li><p>${escaped(one)}</p></li>`).join('')}</ul>`;
    if (words === '') return '';
    return isHeading(line)
      ? `<h2 class="header-anchor">${escaped(words)}</h2>`
      : `<p>${linked(words, line)}</p>`;
  });
  return `<!DOCTYPE html><html><body><article>${body.join('')}</article></body></html>`;
};

/** RFC 2045: bytes as =XX, lines broken at 76 with a "=" at their end. */
export function quotedPrintable(text: string): string {
  const encoded = text.replace(/[^\n\x20-\x3c\x3e-\x7e]|=/gu, (sign) =>
    [...new TextEncoder().encode(sign)]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
  return encoded
    .split('\n')
    .map((line) => line.replace(/(.{1,72}(?:=[0-9A-F]{2})?)(?=.)(?<!=)(?<!=[0-9A-F])/g, '$1=\r\n'))
    .join('\r\n');
}
