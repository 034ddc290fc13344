import { Button } from '@payloadcms/ui';
import { type DragEvent, useRef, useState } from 'react';
import { NewsletterChoice, type NewsletterToChoose } from '../desk-page/newsletter-choice.tsx';

interface Props {
  readonly newsletters: readonly NewsletterToChoose[];
  readonly newsletter: string;
  readonly busy: boolean;
  readonly onNewsletter: (slug: string) => void;
  readonly onTake: (files: readonly File[]) => void;
}

/** Where files are dropped or chosen. */
export function ArchiveSource({ busy, newsletter, newsletters, onNewsletter, onTake }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onTake([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping files is a second way; the button beneath is the first
    <div
      className={over ? 'archive__source archive__source--over' : 'archive__source'}
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDrop={drop}
    >
      <NewsletterChoice
        chosen={newsletter}
        className="archive__choice"
        newsletters={newsletters}
        onChoose={onNewsletter}
      />
      <p className="archive__words">Drop files or a zip here. 50 MB are the most at once.</p>
      <Button disabled={busy} margin={false} onClick={() => input.current?.click()} size="medium">
        {busy ? 'Reading …' : 'Choose files'}
      </Button>
      <input
        accept=".zip,.html,.htm,.md,.markdown,.txt,.csv"
        aria-label="Files of the archive"
        className="archive__input"
        multiple
        onChange={({ target }) => {
          onTake([...(target.files ?? [])]);
          target.value = '';
        }}
        ref={input}
        tabIndex={-1}
        type="file"
      />
    </div>
  );
}
