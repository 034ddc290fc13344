import type { NewsletterProfile } from '@masthead/domain';

const tallestPx = 44;
const widestPx = 320;

/** The newsletter's logo, the dark one where the scheme is dark; its name where it has none. */
export function Wordmark(props: { readonly newsletter: NewsletterProfile | null; readonly name: string }) {
  const { newsletter, name } = props;
  const { light, dark } = newsletter?.theme.logo ?? { light: null, dark: null };
  if (newsletter === null || light === null) return name;
  const scale = Math.min(1, tallestPx / light.height, widestPx / light.width);
  return (
    <picture>
      {dark === null ? null : (
        <source media="(prefers-color-scheme: dark)" srcSet={onThisSite(dark.url, newsletter)} />
      )}
      <img
        src={onThisSite(light.url, newsletter)}
        alt={name}
        width={Math.round(light.width * scale)}
        height={Math.round(light.height * scale)}
      />
    </picture>
  );
}

/** Logos are served by this site; a path of its own works under whatever name it is asked for. */
function onThisSite(url: string, { siteUrl }: NewsletterProfile): string {
  return url.startsWith(`${siteUrl}/`) ? url.slice(siteUrl.length) : url;
}
