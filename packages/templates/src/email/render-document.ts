import type { ReactElement } from 'react';
import { render } from 'react-email';
import type { Marks } from '../placeholders.ts';

/** Outlook for Windows ignores `max-width`; it gets a table of fixed width, and 96 dpi so that pixels stay pixels. */
const msoOpen =
  '<!--[if mso]><table role="presentation" width="640" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->';
const msoClose = '<!--[if mso]></td></tr></table><![endif]-->';
const msoHead =
  '<!--[if mso]><xml xmlns:o="urn:schemas-microsoft-com:office:office"><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->';

/**
 * A mail component as a document. A literal `{{{` of the content is spelled with an entity, so that nothing
 * but our own slots ever looks like a placeholder to the provider.
 */
export async function renderDocument(element: ReactElement, marks: Marks): Promise<string> {
  const html = await render(element);
  return html
    .replace(/^<!DOCTYPE[^>]*>/i, '<!doctype html>')
    .replaceAll('<!-- -->', '')
    .replace(/\{(?=\{\{)/g, '&#123;')
    .replace('</head>', `${msoHead}</head>`)
    .replace(marks.msoOpen, msoOpen)
    .replace(marks.msoClose, msoClose);
}
