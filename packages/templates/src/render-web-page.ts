import type { Snapshot } from '@masthead/domain';
import { createElement } from 'react';
import { render } from 'react-email';
import { WebPage } from './web/web-page.tsx';

/**
 * The issue as one complete HTML page with its styles inside. Rendered by the same renderer as the mail:
 * `react-dom/server` imported from here would resolve to React's server-component build inside admin.
 */
export async function renderWebPage(snapshot: Snapshot): Promise<string> {
  const html = await render(createElement(WebPage, { snapshot }));
  return html.replace(/^<!DOCTYPE[^>]*>/i, '<!doctype html>').replaceAll('<!-- -->', '');
}
