import { Button } from '@payloadcms/ui';
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';

interface Props {
  readonly source: string;
  /** Something was read: the field steps back. */
  readonly folded: boolean;
  readonly onChange: (source: string) => void;
}

/** The field to paste into, or a file to drop on it. A paste that carries HTML keeps it: headings, lists and links are in it. */
export function PasteSource({ folded, onChange, source }: Props) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const html = event.clipboardData.getData('text/html');
    const { selectionEnd, selectionStart, value } = event.currentTarget;
    const replacesAll = selectionEnd - selectionStart === value.length;
    if (!replacesAll || !hasStructure(html)) return;
    event.preventDefault();
    onChange(html);
  };
  const take = async (files: readonly File[]) => {
    const [first] = files;
    if (first !== undefined) onChange(await first.text());
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
        onChange={({ target }) => onChange(target.value)}
        onPaste={paste}
        rows={folded ? 4 : 12}
        spellCheck={false}
        value={source}
      />
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
    /<(?:h[1-6]|ul|ol|table|a\s[^>]*href|p|b|strong|blockquote|br)\b/i.test(html) &&
    !/vscode-|<pre\b/i.test(html)
  );
}
