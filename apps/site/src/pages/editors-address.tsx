import type { NewsletterProfile } from '@masthead/domain';

/** Where answers to an issue arrive, as a link; left to right in any language. */
export function EditorsAddress({
  newsletter: { replyTo, sender },
}: {
  readonly newsletter: NewsletterProfile;
}) {
  const address = replyTo ?? sender.address;
  return (
    <bdi>
      <a href={`mailto:${address}`}>{address}</a>
    </bdi>
  );
}
