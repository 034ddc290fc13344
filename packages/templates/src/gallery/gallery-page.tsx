import type { GalleryMail } from './mails.ts';
import { type Variant, variants, widthOf } from './variants.ts';

const css = `
:root{color-scheme:light dark;--ink:#1d1c1a;--paper:#f3f0ea;--quiet:#5e5a53;--rule:#d8d2c6}
@media (prefers-color-scheme:dark){:root{--ink:#ece8e1;--paper:#1b1b19;--quiet:#a8a196;--rule:#3a3835}}
body{margin:0;padding:24px 28px 60px;background:var(--paper);color:var(--ink);font:14px/1.5 system-ui,sans-serif}
h1{margin:0;font:600 20px/1.2 Georgia,serif}nav{margin:6px 0 0}nav a{margin-right:14px;color:inherit}
h2{margin:44px 0 2px;font:600 17px/1.3 Georgia,serif}.subject{margin:0 0 14px;color:var(--quiet)}
.row{display:flex;gap:20px;overflow-x:auto;padding-bottom:12px;align-items:flex-start}
figure{margin:0;flex:none}figcaption{margin:0 0 6px;color:var(--quiet)}figcaption a{color:inherit}
iframe,pre{box-sizing:border-box;height:720px;border:1px solid var(--rule);border-radius:3px;background:#fff}
pre{width:680px;margin:0;padding:18px;overflow:auto;color:#1d1c1a;font:13px/1.45 ui-monospace,Menlo,Consolas,monospace}
`;

interface GalleryPageProps {
  readonly mails: readonly {
    readonly mail: GalleryMail;
    readonly subject: string;
    readonly text: string;
    readonly bytes: number;
  }[];
}

/** Every mail in every dress, side by side. */
export function GalleryPage({ mails }: GalleryPageProps) {
  return (
    <html lang="en">
      <head>
        <title>Mails of Masthead</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <style>{css}</style>
      </head>
      <body>
        <h1>Mails of Masthead</h1>
        <nav>
          {mails.map(({ mail }) => (
            <a key={mail.name} href={`#${mail.name}`}>
              {mail.name}
            </a>
          ))}
        </nav>
        {mails.map(({ mail, subject, text, bytes }) => (
          <section key={mail.name} id={mail.name}>
            <h2>{mail.name}</h2>
            <p className="subject">{`${subject} · ${(bytes / 1000).toFixed(1)} kB`}</p>
            <div className="row">
              {variants.map((variant) => (
                <Frame key={variant} name={mail.name} variant={variant} />
              ))}
              <figure>
                <figcaption>text</figcaption>
                <pre>{text}</pre>
              </figure>
            </div>
          </section>
        ))}
      </body>
    </html>
  );
}

function Frame({ name, variant }: { readonly name: string; readonly variant: Variant }) {
  const address = `/${name}/${variant}`;
  return (
    <figure>
      <figcaption>
        <a href={address}>{variant}</a>
      </figcaption>
      <iframe
        title={`${name}, ${variant}`}
        src={address}
        width={widthOf[variant]}
        loading="lazy"
        sandbox=""
      />
    </figure>
  );
}
