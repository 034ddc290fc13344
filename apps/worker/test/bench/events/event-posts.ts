import { createHmac } from 'node:crypto';

/** What the provider would post, but for its time and signature. */
export interface EventPost {
  readonly id: string;
  readonly body: string;
  readonly forged: boolean;
}

const deliveriesPerBatch = 100;
const key = Buffer.alloc(24, 7);
export const webhookSecret = `whsec_${key.toString('base64')}`;

/** Sent, delivered, and a third of some kind for each delivery of the campaign. */
export function makeEvents(campaign: string, run: number, count: number): EventPost[] {
  return Array.from({ length: count }, (_, i) => eventOf(campaign, run, i));
}

export function forge(post: EventPost): EventPost {
  return { ...post, id: `${post.id}f`, forged: true };
}

function eventOf(campaign: string, run: number, i: number): EventPost {
  const delivery = Math.floor(i / 3);
  const third =
    delivery % 100 === 0 ? 'email.bounced' : delivery % 1000 === 1 ? 'email.complained' : 'email.opened';
  const type = ['email.sent', 'email.delivered', third][i % 3];
  const body = JSON.stringify({
    type,
    created_at: '2026-03-01T12:00:00.000Z',
    data: {
      email_id: `e-${delivery}`,
      from: 'Bench <hello@news.masthead-fixtures.org>',
      to: [`r${delivery}@mail.masthead-fixtures.org`],
      subject: 'An issue of ordinary length in its subject line',
      tags: {
        campaign,
        batch: String(Math.floor(delivery / deliveriesPerBatch) + 1),
        index: String(delivery % deliveriesPerBatch),
        issue: campaign,
      },
      ...(type === 'email.bounced'
        ? { bounce: { type: 'Permanent', subType: 'NoEmail', message: 'no' } }
        : {}),
    },
  });
  return { id: `msg_${i}_${run}`, body, forged: false };
}

/** The whole HTTP request, signed now. */
export function signedRequest({ id, body, forged }: EventPost, port: number): Buffer {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', forged ? 'another key' : key)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return Buffer.from(
    [
      'POST /webhooks/resend HTTP/1.1',
      `host: 127.0.0.1:${port}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      `svix-id: ${id}`,
      `svix-timestamp: ${timestamp}`,
      `svix-signature: v1,${mac}`,
      '',
      body,
    ].join('\r\n'),
  );
}

export function shuffled<T>(items: readonly T[]): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = Math.floor(Math.random() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}
