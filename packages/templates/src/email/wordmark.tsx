import type { ImageRef } from '@masthead/domain';
import type { MailLook } from './mail-context.ts';

const tallestPx = 40;
const widestPx = 280;
/** `mso-hide`: Outlook for Windows shows pictures that others do not display. */
const hiddenInline = { display: 'none', msoHide: 'all' } as const;

/** The newsletter's logo, or its name where it has none. With images off the name is read in the logo's place. */
export function Wordmark({ name, look }: { readonly name: string; readonly look: MailLook }) {
  const { logo } = look.theme;
  if (logo === null) return name;
  return (
    <>
      <Logo image={logo.onPaper ?? logo.light} name={name} className={logo.dark === null ? undefined : 'l'} />
      {/* Hidden inline and shown by the sheet: a client without sheets or without a dark scheme keeps the light one. */}
      {logo.dark === null ? null : <Logo image={logo.dark} name={name} className="d" hidden />}
    </>
  );
}

function Logo(props: {
  readonly image: ImageRef;
  readonly name: string;
  readonly className: string | undefined;
  readonly hidden?: boolean;
}) {
  const { image, name, className, hidden = false } = props;
  const scale = Math.min(1, tallestPx / image.height, widestPx / image.width);
  return (
    <img
      src={image.url}
      alt={name}
      width={Math.round(image.width * scale)}
      {...(className === undefined ? {} : { className })}
      style={{ border: '0', maxWidth: '100%', height: 'auto', ...(hidden ? hiddenInline : {}) }}
    />
  );
}
