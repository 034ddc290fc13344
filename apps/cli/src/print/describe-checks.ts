import { assertNever, isBlocking, type LinkStatus } from '@masthead/domain';
import type { IssueChecks } from '../desk/checks.ts';
import { counted, named } from './words.ts';

/** The checks of an issue for a person: what blocks, what to look at, the links in order, the size. */
export function describeChecks(answer: IssueChecks): string {
  const { checks, htmlBytes, linkCheck, links, maxHtmlBytes, textBytes } = answer;
  const blocking = checks.filter(isBlocking);
  const advice = checks.filter((check) => !isBlocking(check));
  return [
    named(answer),
    ...part('Blocking', blocking.map(oneLine)),
    ...part('To look at', advice.map(oneLine)),
    ...part(
      `${counted(links.length, 'link')}${linkCheck.isOn ? '' : ' (not looked at: this desk asks nobody outside)'}`,
      links.map(({ status, text, url }) => `${statusWord(status)}  ${url}  ${text}`),
    ),
    '',
    `${kilobytes(htmlBytes)} of ${kilobytes(maxHtmlBytes)} HTML, ${kilobytes(textBytes)} text.`,
    checks.length === 0 ? 'Nothing to say against it.' : '',
  ]
    .filter((line, at, all) => line !== '' || at < all.length - 1)
    .join('\n');
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function oneLine({ at, message }: IssueChecks['checks'][number]): string {
  return at?.kind === 'field' ? `${message}  [${at.path}]` : message;
}

function statusWord(status: LinkStatus | null): string {
  if (status === null) return '–      ';
  switch (status.state) {
    case 'ok':
      return 'ok     ';
    case 'redirected':
      return 'moved  ';
    case 'dead':
      return 'dead   ';
    case 'unknown':
      return '?      ';
    default:
      return assertNever(status);
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
