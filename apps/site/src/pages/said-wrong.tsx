import type { PublicMention } from '@masthead/archive';
import { longDate } from '../words/dates.ts';
import { useWords } from '../words/site-words.ts';

/** What of an issue's words on an entry was corrected since. */
export function SaidWrong({ mention }: { readonly mention: PublicMention }) {
  const words = useWords();
  return (mention.corrections ?? []).map(({ date, id, text }) => (
    <p className="said__correction" key={id}>
      <strong>{words.entry.correction(longDate(date, words.language))}</strong> {text}
    </p>
  ));
}
