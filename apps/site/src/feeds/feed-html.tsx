import type { PublicIssue } from '@masthead/archive';
import type { RichText } from '@masthead/domain';
import { IssueArticle, RichTextView } from '@masthead/templates/web';
import { renderToStaticMarkup } from 'react-dom/server';

/**
 * The whole issue as a program shows it: the article of its page, every link absolute. Without the list of contents,
 * whose links would lead nowhere in a feed reader.
 */
export function articleHtml({ snapshot }: PublicIssue, siteUrl: string): string {
  return renderToStaticMarkup(<IssueArticle snapshot={snapshot} linkBase={siteUrl} contents={false} />);
}

export function proseHtml(rich: RichText): string {
  return renderToStaticMarkup(<RichTextView rich={rich} />);
}
