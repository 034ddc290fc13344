import { SignupSettings } from '@masthead/domain';
import type { Payload } from 'payload';
import type { Newsletter } from '../../payload-types.ts';

/** A newsletter's signup group as site and worker read it. */
export async function signupSettingsOf(
  payload: Payload,
  { signup }: Pick<Newsletter, 'signup'>,
): Promise<SignupSettings> {
  const ids = (signup?.topics ?? []).map((topic) => (typeof topic === 'string' ? topic : topic.id));
  const { docs } =
    ids.length === 0
      ? { docs: [] }
      : await payload.find({
          collection: 'topics',
          depth: 0,
          pagination: false,
          where: { id: { in: ids } },
          select: { slug: true, name: true },
        });
  const topics = docs.flatMap(({ slug, name }) => (slug ? [{ slug, name }] : []));
  return SignupSettings.parse({
    welcome: signup?.welcome === true,
    goodbye: signup?.goodbye === true,
    origins: signup?.origins ?? [],
    topics,
  });
}
