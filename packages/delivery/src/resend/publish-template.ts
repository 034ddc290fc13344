import { hasStrayBraces } from '@masthead/domain';
import type { Resend } from 'resend';
import type { Failpoint } from '../ports/failpoints.ts';
import type { CampaignMail, PublishOutcome } from '../ports/transport.ts';
import type { SdkCall } from './sdk-call.ts';
import { usedKeys } from './wire.ts';

/**
 * Publishes a mail as a provider template and reads it back: subject, HTML and text must be ours byte for byte, else the
 * campaign goes inline. The alias is the campaign's and its rendition's, so a crash between publishing and writing that
 * down leaves no second, and words approved since are not taken for the old ones.
 */
export async function publishTemplate(
  sdk: Resend,
  call: SdkCall,
  alias: string,
  mail: CampaignMail,
  failpoint: Failpoint,
): Promise<PublishOutcome> {
  if (hasStrayBraces(mail.html, mail.slots.html) || hasStrayBraces(mail.text, mail.slots.text))
    return { kind: 'unfit', why: 'the issue itself holds three opening braces' };
  if (mail.subject.includes('{{{')) return { kind: 'unfit', why: 'the subject holds three opening braces' };

  const known = await call((options) => sdk.templates.get(alias, options));
  let id: string;
  if (known.ok) {
    id = known.data.id;
  } else if (known.failure.kind !== 'refused' || known.failure.code !== 'not_found') {
    return known.failure;
  } else {
    const created = await call((options) =>
      sdk.templates.create(
        {
          name: alias,
          alias,
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          variables: usedKeys(mail).map((key) => ({ key, type: 'string' as const })),
        },
        options,
      ),
    );
    if (!created.ok) return created.failure;
    id = created.data.id;
    failpoint('template.after-create');
  }
  const published = await call((options) => sdk.templates.publish(id, options));
  if (!published.ok) return published.failure;
  failpoint('template.after-publish');
  const back = await call((options) => sdk.templates.get(id, options));
  if (!back.ok) return back.failure;
  const { subject, html, text, status } = back.data;
  if (status !== 'published') return { kind: 'unfit', why: 'the template did not become published' };
  const differs = [
    subject === mail.subject ? null : 'subject',
    html === mail.html ? null : 'HTML',
    text === mail.text ? null : 'text',
  ].filter((part) => part !== null);
  if (differs.length > 0)
    return { kind: 'unfit', why: `the provider's copy differs from ours in ${differs.join(' and ')}` };
  return { kind: 'published', templateId: id };
}
