import { MongoClient } from 'mongodb';
import type { Stack } from '../../src/stack.ts';
import { type InboxMail, mailsTo } from './desk.ts';

/** Kinds of single mails (delivery's `outboxKinds`) and the issue itself. */
const wanted = [
  'confirm',
  'goodbye',
  'invitation',
  'issue',
  'move',
  'moved',
  'notice',
  'password-reset',
  'test',
  'welcome',
];

/** All mails that came in, and which kinds are not among them yet: by the tag that the outbox gave each. */
export async function kindsInInbox(
  stack: Stack,
): Promise<{ readonly mails: readonly InboxMail[]; readonly missing: readonly string[] }> {
  const mails = await mailsTo(stack);
  const kindOf = await inDatabase(stack, async (db) => {
    const rows = await db
      .collection('outbox')
      .find({}, { projection: { kind: 1, tag: 1 } })
      .toArray();
    return new Map(rows.map(({ kind, tag }) => [String(tag), String(kind)]));
  });
  const kinds = new Set(mails.map(({ tags }) => kindOf.get(tags.outbox ?? '') ?? 'issue'));
  return { mails, missing: wanted.filter((kind) => !kinds.has(kind)) };
}

/** GET and HEAD, without a cookie. Links that lead to other people's sites are left alone. */
export async function openEveryLink(stack: Stack, mails: readonly InboxMail[]) {
  const ours = [stack.siteUrl, stack.adminUrl];
  const links = new Set(
    mails.flatMap(({ headers, links: inMail }) => [
      ...inMail,
      ...Object.values(headers).flatMap((value) => value.match(/https?:\/\/[^\s<>,]+/g) ?? []),
    ]),
  );
  const failed: string[] = [];
  const paths = new Set<string>();
  for (const link of [...links].filter((url) => ours.some((origin) => url.startsWith(`${origin}/`)))) {
    for (const method of ['GET', 'HEAD']) {
      const { status } = await fetch(link, { method });
      if (status >= 500) failed.push(`${method} ${link}: ${status}`);
    }
    paths.add(new URL(link).pathname.split('/')[1] ?? '');
  }
  return { byPath: [...paths].sort(), failed };
}

/** Everything about readers, and what lets people in: what no robot may change. */
export async function readerRows(stack: Stack): Promise<Readonly<Record<string, unknown>>> {
  const names = [
    'subscribers',
    'subscriptions',
    'suppressions',
    'signupRequests',
    'erasures',
    'users',
    'newsletters',
    'issues',
    'previewLinks',
  ];
  return inDatabase(stack, async (db) => {
    const rows = await Promise.all(
      names.map(async (name) => [name, await db.collection(name).find().sort({ _id: 1 }).toArray()] as const),
    );
    return JSON.parse(JSON.stringify(Object.fromEntries(rows))) as Record<string, unknown>;
  });
}

export async function inDatabase<T>(
  stack: Stack,
  run: (db: ReturnType<MongoClient['db']>) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(String(stack.env.MONGODB_URI));
  try {
    return await run(client.db());
  } finally {
    await client.close();
  }
}
