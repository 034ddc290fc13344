import { randomBytes } from 'node:crypto';
import type { Database } from '@masthead/delivery/mongo';
import type { Stack } from '@masthead/testing/stack';
import { makeKeyring } from '../../../../packages/delivery/src/subscribers/keyring.ts';
import { makeTokens } from '../../../../packages/delivery/src/subscribers/tokens.ts';
import { makeAdminClient } from '../../../../packages/local/src/sample/admin-client.ts';
import { number12 } from '../../../../packages/local/src/sample/issues/number-12.ts';

/** One thing that somebody does. @throws with what was answered instead of what should have been. */
export type Deed = () => Promise<void>;

const pages = [
  '/',
  '/archive',
  '/issues/gradient-notes-12',
  '/issues/gradient-notes-11',
  '/search?q=cache',
  '/topics',
  '/feed.xml',
  '/subscribe',
];

export function makeDeeds(stack: Stack, database: Database, newsletterId: string) {
  const admin = makeAdminClient(stack.adminUrl, stack.secrets.LOCAL_TOKEN);
  const tokens = makeTokens(makeKeyring(keysOf(stack.secrets.TOKEN_KEYS)));
  let turn = 0;
  let edits = 0;
  let number = 1_000;

  const viewPage: Deed = async () => {
    turn += 1;
    const path = pages[turn % pages.length] ?? '/';
    await expectStatus(await fetch(stack.siteUrl + path), 200, path);
  };

  const signUp: Deed = async () => {
    const form = await (await fetch(`${stack.siteUrl}/subscribe`)).text();
    const stamp = /name="stamp" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const address = `soak-${randomBytes(5).toString('hex')}@signups.masthead-fixtures.org`;
    const answer = await fetch(`${stack.siteUrl}/subscribe`, {
      method: 'POST',
      headers: { origin: stack.siteUrl, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ stamp, address, newsletter: newsletterId, place: 'subscribe' }),
    });
    await expectStatus(answer, 200, '/subscribe');
  };

  const unsubscribe: Deed = async () => {
    const row = await database.collections.subscriptions.findOne({ newsletterId, state: 'confirmed' });
    if (row === null) throw new Error('nobody is left to unsubscribe');
    const subject = {
      subscriptionId: row._id.toHexString(),
      version: row.tokenVersion,
      issuedAt: new Date(),
    };
    const answer = await fetch(`${stack.siteUrl}/u/${tokens.issue('unsubscribe', subject)}`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    await expectStatus(answer, 200, '/u');
  };

  const edit: Deed = async () => {
    edits += 1;
    const draft = await admin.findOne('issues', { slug: 'gradient-notes-13' });
    if (draft === null) throw new Error('the draft to edit is gone');
    await admin.update('issues', draft.id, { preheader: `Edited for the ${edits}th time` });
  };

  const send: Deed = async () => {
    number += 1;
    const { issueId } = await admin.post<{ issueId: string }>('/api/masthead/import', {
      draft: { ...number12.draft, tagline: `The soak, number ${number}` },
      importKey: randomBytes(32).toString('hex'),
      newsletter: 'gradient-notes',
    });
    await admin.update('issues', issueId, {
      newsletter: newsletterId,
      number,
      slug: `soak-${number}`,
      subject: `The soak, number ${number}`,
      preheader: number12.preheader,
    });
    await admin.post(`/api/masthead/issues/${issueId}/approve`, {});
    await admin.post(`/api/masthead/issues/${issueId}/send-now`, {});
  };

  return { viewPage, signUp, unsubscribe, edit, send };
}

async function expectStatus(answer: Response, wanted: number, path: string): Promise<void> {
  const text = await answer.text();
  if (answer.status !== wanted) throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`);
}

function keysOf(text: string) {
  return text.split(',').map((entry) => {
    const [kid = '', secret = ''] = entry.split(':');
    return { kid, secret: Buffer.from(secret, 'base64') };
  });
}
