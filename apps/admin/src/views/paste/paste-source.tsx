import { Button } from '@payloadcms/ui';
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { mostPasteBytes } from '../../features/paste/paste-limit.ts';

interface Props {
  readonly source: string;
  /** Something was read: the field steps back. */
  readonly folded: boolean;
  readonly onChange: (source: string) => void;
  /** A file of so many bytes was not even read. */
  readonly onTooLong: (bytes: number) => void;
}

/** Characters that can be mended in the field itself; a real issue has 15,000. */
const longest = 200_000;
const shownOfLong = 4_000;

/** The field to paste into, or a file to drop on it. A paste that carries HTML keeps it: headings, lists and links are in it. */
export function PasteSource({ folded, onChange, onTooLong, source }: Props) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  const isLong = source.length > longest;

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const html = event.clipboardData.getData('text/html');
    const text = event.clipboardData.getData('text/plain');
    const { selectionEnd, selectionStart, value } = event.currentTarget;
    const isWhole = selectionEnd - selectionStart === value.length && hasStructure(html);
    // A field lays out every line of megabytes and stands still meanwhile: such a text goes past it.
    if (!isWhole && text.length <= longest) return;
    event.preventDefault();
    const pasted = isWhole ? html : text;
    onChange(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
  };
  const take = async (files: readonly File[]) => {
    const [first] = files;
    if (first === undefined) return;
    if (first.size > mostPasteBytes) onTooLong(first.size);
    else onChange(await first.text());
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way; the button beneath is the first
    <div
      className={over ? 'paste__source paste__source--over' : 'paste__source'}
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDrop={drop}
    >
      <label htmlFor={id}>Paste the issue here, or drop a file</label>
      <textarea
        id={id}
        aria-describedby={isLong ? `${id}-long` : undefined}
        onChange={({ target }) => onChange(target.value)}
        onPaste={paste}
        readOnly={isLong}
        rows={folded ? 4 : 12}
        spellCheck={false}
        value={isLong ? source.slice(0, shownOfLong) : source}
      />
      {isLong ? (
        <p className="desk-page__note" id={`${id}-long`}>
          {`The beginning of ${source.length.toLocaleString('en')} characters. A text of this length is mended where it comes from.`}
        </p>
      ) : null}
      <div className="paste__row">
        <Button buttonStyle="secondary" margin={false} onClick={() => file.current?.click()} size="small">
          Choose a file
        </Button>
        {source === '' ? null : (
          <Button buttonStyle="secondary" margin={false} onClick={() => onChange('')} size="small">
            Start over
          </Button>
        )}
        <input
          accept=".txt,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html"
          aria-label="A text, Markdown or HTML file"
          hidden
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            void take(files);
            target.value = '';
          }}
          ref={file}
          type="file"
        />
      </div>
    </div>
  );
}

/** Code editors put their colours around plain text: only markup that says more than the text is kept. */
function hasStructure(html: string): boolean {
  return (
    /<(?:h[1-6]|ul|ol|table|a\s[^<>]*href|p|b|strong|blockquote|br)\b/i.test(html) &&
    !/vscode-|<pre\b/i.test(html)
  );
}
