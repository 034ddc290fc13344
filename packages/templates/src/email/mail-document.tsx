import type { ReactNode } from 'react';
import { Body, Container, Head, Html, Preview } from 'react-email';
import type { Marks } from '../placeholders.ts';
import type { MailLook } from './mail-context.ts';
import { mailSheet, textFont } from './mail-styles.ts';

interface MailDocumentProps {
  readonly look: MailLook;
  readonly language: string;
  readonly title: string;
  readonly preheader: string;
  readonly marks?: Pick<Marks, 'msoOpen' | 'msoClose'> | undefined;
  readonly children: ReactNode;
}

/** The frame of every mail: head, hidden preheader, one fluid column of at most 600 px and its margins on the newsletter's paper. */
export function MailDocument({ look, language, title, preheader, marks, children }: MailDocumentProps) {
  const { theme, direction } = look;
  return (
    <Html lang={language} dir={direction}>
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own sheet; its only variables are checked #rrggbb colours */}
        <style dangerouslySetInnerHTML={{ __html: mailSheet(theme) }} />
      </Head>
      <Body
        className="p"
        lang={language}
        dir={direction}
        style={{ margin: '0', padding: '0', backgroundColor: theme.light.paper }}
      >
        {preheader === '' ? null : <Preview useTitleTag={false}>{shortPreheader(preheader)}</Preview>}
        {marks?.msoOpen}
        <Container style={{ maxWidth: '640px', tableLayout: 'fixed', padding: '0 20px' }}>
          <Column look={look} language={language}>
            {children}
          </Column>
        </Container>
        {marks?.msoClose}
      </Body>
    </Html>
  );
}

/**
 * Font, size and colour are set once here; everything below inherits them. Language and direction are
 * named again because webmail drops the `html` and `body` elements.
 */
function Column({ look, language, children }: Pick<MailDocumentProps, 'look' | 'language' | 'children'>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: mail clients drop elements they do not know, `main` among them
    <div
      role="main"
      lang={language}
      dir={look.direction}
      className="i"
      style={{
        font: `17px/1.55 ${textFont(look.theme)}`,
        color: look.theme.light.ink,
        wordBreak: 'break-word',
        wordWrap: 'break-word',
      }}
    >
      {children}
    </div>
  );
}

/** The preview component cuts at 200 UTF-16 units; cut before that, between letters. */
function shortPreheader(text: string): string {
  return [...text].slice(0, 99).join('');
}
