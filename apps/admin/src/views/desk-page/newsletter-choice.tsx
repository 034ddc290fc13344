import { useId } from 'react';

/** A newsletter as somebody chooses it. */
export interface NewsletterToChoose {
  readonly name: string;
  readonly slug: string;
}

interface Props {
  readonly newsletters: readonly NewsletterToChoose[];
  readonly chosen: string;
  readonly className: string;
  readonly onChoose: (slug: string) => void;
}

/** Whose issue it becomes; where there is one newsletter, nothing is asked. */
export function NewsletterChoice({ chosen, className, newsletters, onChoose }: Props) {
  const id = useId();
  if (newsletters.length < 2) return null;
  return (
    <div className={className}>
      <label htmlFor={id}>Newsletter</label>
      <select id={id} onChange={({ target }) => onChoose(target.value)} value={chosen}>
        {newsletters.map(({ name, slug }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
