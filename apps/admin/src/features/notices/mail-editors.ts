import type { CampaignView } from '@masthead/domain';
import { renderMail } from '@masthead/templates';
import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { env } from '../../env.ts';
import { noticeSender } from './notice-sender.ts';

/** The campaign was held by an edit: everybody who may approve is told, once per hold. */
export async function mailEditors(
  payload: Payload,
  { campaign, issueId }: { readonly kind: 'held'; readonly campaign: CampaignView; readonly issueId: string },
): Promise<void> {
  const issue = await payload.findByID({
    collection: 'issues',
    id: issueId,
    draft: true,
    depth: 0,
    disableErrors: true,
  });
  const name = issue?.tagline || 'An issue';
  const mail = await renderMail.notice({
    title: `Held: ${name}`,
    paragraphs: [
      'It was edited after it was approved, and what would be sent is no longer what was approved.',
      `It stays scheduled for ${campaign.scheduledFor.toISOString()} but is not sent until somebody approves it again.`,
    ],
    action: { label: 'Open the issue', url: `${env().ADMIN_URL}/admin/collections/issues/${issueId}` },
  });
  const { docs } = await payload.find({
    collection: 'users',
    where: { role: { in: ['admin', 'editor'] } },
    depth: 0,
    pagination: false,
  });
  const { outbox } = await delivery();
  const version = issue?.updatedAt ?? '';
  for (const user of docs) {
    await outbox.enqueue({
      purposeKey: `held/${campaign.id}/${version}/${user.id}`,
      kind: 'notice',
      from: noticeSender(),
      to: user.email,
      replyTo: null,
      ...mail,
      headers: {},
    });
  }
}
