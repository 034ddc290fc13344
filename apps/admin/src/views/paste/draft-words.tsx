import { useId } from 'react';

interface Props {
  readonly label: string;
  /** Of a draft: a blank line parts paragraphs; `code` and `[words](address)` are marked. */
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Longer than the opening of any issue: a field that held a whole paste of noise would let the page stand still. */
const mostInField = 20_000;
const shownOfMore = 3_000;

/** Words of the draft outside its sections, to be changed; far too many of them are shown by their beginning. */
export function DraftWords({ label, onChange, text }: Props) {
  const id = useId();
  if (text.length > mostInField) return <p>{`${text.slice(0, shownOfMore)} …`}</p>;
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} onChange={({ target }) => onChange(target.value)} rows={4} value={text} />
    </>
  );
}
