import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createElement } from 'react';
import { render } from 'react-email';
import { sampleLogos, samplePicture } from '../samples/index.ts';
import { GalleryPage } from './gallery-page.tsx';
import { type GalleryMail, galleryMails } from './mails.ts';
import { asVariant, variants } from './variants.ts';

// `npm run email -- [snapshot.json …]`: the mails in a browser. Edits to the templates restart it (tsx watch).
const mails = galleryMails(process.argv.slice(2));
const server = createServer((request, response) => {
  answer(request.url ?? '/', response).catch((error: unknown) => {
    send(
      response,
      500,
      'text/plain',
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  });
});
await listen(server, 4005);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));

async function answer(url: string, response: ServerResponse): Promise<void> {
  if (url === '/') return send(response, 200, 'text/html', await galleryHtml());
  if (url === '/sample-picture.svg') return send(response, 200, 'image/svg+xml', samplePicture);
  const logo = sampleLogos[url];
  if (logo !== undefined) return send(response, 200, 'image/svg+xml', logo);
  const [, name, wanted] = url.split('/');
  const mail = mails.find((one) => one.name === name);
  const variant = variants.find((one) => one === wanted);
  if (mail === undefined || variant === undefined) return send(response, 404, 'text/plain', 'Not here.');
  const { html } = await mail.render();
  send(response, 200, 'text/html', asVariant(html, variant));
}

async function galleryHtml(): Promise<string> {
  const shown = await Promise.all(mails.map((mail: GalleryMail) => describeMail(mail)));
  return render(createElement(GalleryPage, { mails: shown }));
}

async function describeMail(mail: GalleryMail) {
  const { subject, text, html } = await mail.render();
  return { mail, subject, text, bytes: Buffer.byteLength(html) };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    .end(body);
}

/** On loopback, at the first free port from `port` on. */
async function listen(target: Server, port: number): Promise<void> {
  const taken = await new Promise<boolean>((resolve, reject) => {
    target.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(true);
      else reject(error);
    });
    target.listen(port, '127.0.0.1', () => resolve(false));
  });
  if (taken) return listen(target, port + 1);
  const { port: found } = target.address() as AddressInfo;
  console.log(`Mails: http://127.0.0.1:${found} (Ctrl-C ends it)`);
}
