import { Button } from '@payloadcms/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PlaceRun, ReadPaste } from '../../features/paste/paste-shape.ts';

interface Props {
  readonly read: ReadPaste;
  readonly shownAt: string | null;
  readonly onShow: (at: string) => void;
}

/** As many as a screen takes without getting slow; a real issue has fewer. */
const page = 300;

/** The paste as it was read, line by line; each line leads to where it came to stand. */
export function PasteLines({ onShow, read, shownAt }: Props) {
  const [shown, setShown] = useState(page);
  const lines = useMemo(() => linesOf(read, shown), [read, shown]);
  const list = useRef<HTMLOListElement>(null);
  const { lines: total } = read.report;

  // The line that belongs to what was chosen on the other side is brought into sight.
  useEffect(() => {
    if (shownAt === null) return;
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [shownAt]);

  return (
    <section aria-label="The paste" className="paste__side">
      <h2>The paste</h2>
      <ol className="paste__lines" ref={list}>
        {lines.map(({ place, text }) => {
          const at = placeId(place);
          return (
            <li key={`${place.line}:${text.length}`}>
              <button
                aria-current={at === shownAt ? 'true' : undefined}
                className={place.free ? 'paste__line paste__line--free' : 'paste__line'}
                onClick={() => onShow(at)}
                type="button"
              >
                <span>{text}</span>
                <span className="paste__where">{whereWord(place)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {total > shown ? (
        <Button buttonStyle="secondary" margin={false} onClick={() => setShown(shown + page)} size="small">
          {`Show more lines (${(total - shown).toLocaleString('en')} left)`}
        </Button>
      ) : null}
    </section>
  );
}

interface ShownLine {
  readonly place: PlaceRun;
  readonly text: string;
}

function linesOf({ places, text }: ReadPaste, most: number): ShownLine[] {
  const found: ShownLine[] = [];
  // Only as much of the text is parted as is shown.
  const lines = text.split('\n', (places.find((_, at) => at >= most)?.line ?? 4 * most) + most);
  for (const place of places) {
    for (let line = place.line; line <= place.to; line += 1) {
      const words = lines[line - 1] ?? '';
      if (words.trim() === '') continue;
      if (found.length === most) return found;
      found.push({ place: { ...place, line }, text: words.trim().slice(0, 2_000) });
    }
  }
  return found;
}

/** Names one place of the draft on both sides. */
export function placeId({ item, part, section }: Pick<PlaceRun, 'item' | 'part' | 'section'>): string {
  return section === null ? part : item === null ? `${section}` : `${section}:${item}`;
}

function whereWord({ free, part }: PlaceRun): string {
  return free ? 'free text' : part === 'item' ? '' : part;
}
