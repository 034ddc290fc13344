import type { PreviewLink, PreviewRemark } from '@masthead/archive';
import { publicPaths } from '@masthead/domain';
import { longDateOfInstant } from '../words/dates.ts';
import { IssueBody } from './issue-body.tsx';
import { type Frame, Layout } from './layout.tsx';
import { NoticePage } from './notice-page.tsx';
import { PreviewRemarks } from './preview-remarks.tsx';

/** A draft as the web page and as the email it would become; the email sits in a frame that runs nothing. */
export function PreviewPage(props: {
  readonly frame: Frame;
  readonly token: string;
  readonly link: PreviewLink;
  readonly remarks: readonly PreviewRemark[];
}) {
  const { frame, token, link, remarks } = props;
  const { issue, newsletter } = link.snapshot;
  const until = longDateOfInstant(link.expiresAt, newsletter.timeZone, newsletter.language);
  return (
    <Layout
      frame={frame}
      kind="article"
      title={`Draft: ${issue.tagline || issue.subject}`}
      language={issue.language}
      direction={issue.direction}
      banner={
        <aside className="preview-bar" aria-label="About this preview">
          <p>
            <strong>Draft, not published.</strong> This link works until {until}. Please do not pass it on.
          </p>
          <p>
            <a href="#web">Web page</a> · <a href="#email">Email</a> · <a href="#remarks">Your remarks</a>
          </p>
        </aside>
      }
    >
      <div id="web">
        <IssueBody snapshot={link.snapshot} />
      </div>
      <section id="email" className="preview-email" aria-labelledby="email-heading">
        <h2 id="email-heading" className="label">
          The email
        </h2>
        <p className="facts">Subject: {issue.subject}</p>
        <iframe
          className="preview-email__frame"
          src={`${publicPaths.preview(token)}/email`}
          title="The email as it would arrive"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
        />
      </section>
      <PreviewRemarks link={link} remarks={remarks} token={token} />
    </Layout>
  );
}

export function PreviewGonePage(props: { readonly frame: Frame; readonly why: 'revoked' | 'expired' }) {
  const { frame, why } = props;
  return (
    <NoticePage frame={frame} title="This preview is closed">
      <p>
        {why === 'revoked'
          ? 'The editors have taken the link back. If you still need to see the draft, ask them for a new one.'
          : 'Preview links work for a limited time, and this one has run out. Ask the editors for a new one.'}
      </p>
      <p>
        <a href="/archive">Read what is published</a>
      </p>
    </NoticePage>
  );
}
