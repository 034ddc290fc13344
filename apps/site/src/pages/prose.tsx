import type { RichText } from '@masthead/domain';
import { RichTextView } from '@masthead/templates/web';

/** Running text as editors wrote it. `under`: the level of the heading it stands below. */
export function Prose({ rich, under = 2 }: { readonly rich: RichText; readonly under?: number }) {
  return (
    <div className="mh-text">
      <RichTextView rich={rich} under={under} />
    </div>
  );
}
