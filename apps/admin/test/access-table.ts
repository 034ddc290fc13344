import { gazette } from './gazette-form.ts';
import { everybody, type Who } from './open-desk.ts';

export const verbs = [
  'list',
  'count',
  'read',
  'create',
  'update',
  'updateMany',
  'delete',
  'deleteMany',
  'versions',
  'copy',
] as const;
export type Verb = (typeof verbs)[number];

/** From which role on a verb is open; `nobody` keeps it shut for all. */
type From = 'writer' | 'editor' | 'admin' | 'nobody';

const row = (line: string) => line.trim().split(/\s+/) as From[];

/** Collection × verb: from which role on. A collection that is not here makes access-matrix.int.test.ts red. */
export const matrix: Readonly<Record<string, readonly From[]>> = {
  //                list    count   read    create  update  many    delete  many    versions copy
  issues: row('     writer  writer  writer  writer  writer  writer  editor  editor  writer   nobody'),
  stories: row('    writer  writer  writer  writer  writer  writer  editor  editor  nobody   nobody'),
  papers: row('     writer  writer  writer  writer  writer  writer  editor  editor  nobody   nobody'),
  media: row('      writer  writer  writer  writer  writer  writer  nobody  nobody  nobody   nobody'),
  topics: row('     writer  writer  writer  writer  writer  writer  editor  editor  nobody   nobody'),
  newsletters: row('writer  writer  writer  admin   admin   admin   nobody  nobody  nobody   nobody'),
  // Everybody lists, reads and changes themselves; one by one it is about the account of somebody else here.
  users: row('      writer  writer  admin   admin   admin   admin   admin   admin   nobody   nobody'),
  // Payload's own. A lock is the admin's here: others take it over (see the test), they do not change or lift it. (Preferences are each one's own: see the test.)
  'payload-locked-documents': row('writer writer writer nobody nobody nobody admin admin nobody nobody'),
  'payload-kv': row('nobody nobody nobody nobody nobody nobody nobody nobody nobody nobody'),
};

/** Payload's own that hold anything: made without its REST door. */
export const internal: ReadonlySet<string> = new Set(['payload-locked-documents']);

export function isOpen(from: From, who: Who): boolean {
  return from !== 'nobody' && everybody.indexOf(who) >= everybody.indexOf(from);
}

/** What is sent to make the n-th of a collection. */
export function sample(
  collection: string,
  n: number,
  { adminId, issueId }: { readonly adminId: string; readonly issueId: string },
): object {
  const user = { relationTo: 'users', value: adminId };
  switch (collection) {
    case 'issues':
      return { tagline: `Issue ${n}`, slug: `issue-${n}` };
    case 'media':
      return { title: `Talk ${n}`, kind: 'talk' };
    case 'topics':
      return { name: `Topic ${n}` };
    case 'newsletters':
      return { name: `gazette-${n}`, slug: `gazette-${n}`, ...gazette };
    case 'users':
      return {
        email: `user${n}@desk.test`,
        password: 'a-long-enough-password',
        name: `User ${n}`,
        role: 'writer',
      };
    case 'payload-locked-documents':
      return { document: { relationTo: 'issues', value: issueId }, user };
    case 'payload-kv':
      return { key: `key-${n}`, data: { n } };
    default:
      return { title: `Entry ${n}` };
  }
}

/** What is sent to change one of a collection. */
export function change(collection: string, n: number): object {
  switch (collection) {
    case 'issues':
      return { tagline: `Changed ${n}` };
    case 'topics':
    case 'newsletters':
    case 'users':
      return { name: `Changed ${n}` };
    case 'payload-locked-documents':
      return { globalSlug: `changed-${n}` };
    case 'payload-kv':
      return { data: { changed: n } };
    default:
      return { title: `Changed ${n}` };
  }
}
