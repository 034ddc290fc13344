import { Button } from '@payloadcms/ui';
import { useId, useState } from 'react';
import type { QuickFound } from '../../features/entries/quick-find.ts';
import type { MetadataAnswer } from '../../features/metadata/paper-metadata.ts';

export interface NewEntryFacts {
  readonly title: string;
  readonly url: string | null;
  readonly arxivId: string | null;
  readonly doi: string | null;
  readonly openReviewId: string | null;
  readonly authors: readonly string[];
  readonly venue: string | null;
  readonly year: number | null;
}

interface Props {
  readonly found: QuickFound;
  readonly metadata: MetadataAnswer | 'asking' | null;
  readonly noun: string;
  readonly busy: boolean;
  readonly onAdd: (facts: NewEntryFacts) => Promise<void>;
}

/** Nobody mentioned it yet: its title, as typed or as a registry says, and the button that makes it. */
export function NewEntry({ busy, found, metadata, noun, onAdd }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const known =
    metadata !== null && metadata !== 'asking' && metadata.state === 'found' ? metadata.paper : null;
  // What a person typed stands, whenever the registry answers.
  const title = typed ?? known?.title ?? found.title;
  const add = () =>
    onAdd({
      title: title.trim(),
      url: found.url ?? null,
      arxivId: found.ids.arxiv ?? known?.arxivId ?? null,
      doi: found.ids.doi ?? known?.doi ?? null,
      openReviewId: found.ids.openReview,
      authors: known?.authors ?? [],
      venue: known?.venue?.slice(0, 200) ?? null,
      year: known?.year ?? null,
    });
  return (
    <div className="quick-add__new">
      <label htmlFor={id}>{`New ${noun.toLowerCase()}, by ${found.by}: its title`}</label>
      <input
        id={id}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (title.trim() !== '') void add();
        }}
        type="text"
        value={title}
      />
      <p className="quick-add__note" role="status">
        {stateWords(metadata)}
      </p>
      <Button disabled={busy || title.trim() === ''} margin={false} onClick={() => void add()} size="small">
        {busy ? 'Adding …' : `Add this ${noun.toLowerCase()}`}
      </Button>
    </div>
  );
}

function stateWords(metadata: MetadataAnswer | 'asking' | null): string {
  if (metadata === null) return '';
  if (metadata === 'asking') return 'Asking who knows its title … You need not wait.';
  switch (metadata.state) {
    case 'found':
      return [metadata.paper.authors.slice(0, 3).join(', '), metadata.paper.venue, metadata.paper.year]
        .filter((part) => part !== null && part !== '')
        .join(' · ');
    case 'unknown':
      return 'The registry knows no such paper: check the id, or type the title.';
    case 'off':
      return 'This desk asks nobody outside: type the title.';
    case 'busy':
      return 'Too many questions wait for the registry: type the title, or paste the id again in a minute.';
    case 'unreachable':
      return 'The registry does not answer: type the title.';
  }
}
