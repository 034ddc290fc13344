import { useRef } from 'react';
import type { DraftPreview } from '../../features/previews/preview-shape.ts';
import { inScheme } from './in-scheme.ts';
import type { Mode } from './modes.ts';

interface Props {
  readonly preview: DraftPreview;
  readonly mode: Mode;
  readonly dark: boolean;
}

/**
 * What an inbox shows of the mail, then the mail itself; or the page, or the text part. Runs no script. Until what was
 * asked for has come, what stands there goes on, and is called what it is.
 */
export function Shown({ preview, mode, dark }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const scrolled = useRef(0);
  const { from, html, preheader, show, subject, text, to } = preview;
  const isPage = show === 'web';
  const keepPlace = () => {
    const shown = frame.current?.contentWindow;
    if (!shown) return;
    shown.scrollTo(0, scrolled.current);
    shown.addEventListener('scroll', () => {
      scrolled.current = shown.scrollY;
    });
  };
  return (
    <>
      {isPage ? null : (
        <dl className="issue-preview__inbox">
          <div>
            <dt>From</dt>
            <dd>{from}</dd>
          </div>
          <div>
            <dt>To</dt>
            <dd>{to}</dd>
          </div>
          <div>
            <dt>Subject</dt>
            <dd>
              <strong>{subject}</strong> {preheader}
            </dd>
          </div>
        </dl>
      )}
      {mode === 'text' && !isPage ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (axe: scrollable-region-focusable)
        <pre className="issue-preview__text" tabIndex={0}>
          {text}
        </pre>
      ) : (
        <div className="issue-preview__stage" data-mode={isPage ? 'web' : mode === 'web' ? 'desktop' : mode}>
          <iframe
            className="issue-preview__frame"
            onLoad={keepPlace}
            ref={frame}
            referrerPolicy="no-referrer"
            // Same origin, so that its place can be kept; without allow-scripts nothing in it runs.
            sandbox="allow-same-origin"
            srcDoc={inScheme(html, dark ? 'dark' : 'light')}
            title={isPage ? 'The web page' : 'The mail'}
          />
        </div>
      )}
    </>
  );
}
