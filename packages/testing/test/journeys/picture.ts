import type { Stack } from '../../src/stack.ts';

/** One red pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPo0pUBAAIYANQL3znHAAAAAElFTkSuQmCC',
  'base64',
);

/** Uploads a picture at the desk; answers the bytes and the address at which the site shows it. */
export async function uploadPicture(stack: Stack): Promise<{ url: string; bytes: Buffer }> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(pixel)], 'pixel.png', { type: 'image/png' }));
  form.set('_payload', JSON.stringify({ kind: 'image', title: 'A pixel', alt: 'A red pixel' }));
  const answer = await fetch(`${stack.adminUrl}/api/media`, {
    method: 'POST',
    headers: { authorization: `MastheadLocal ${stack.secrets.LOCAL_TOKEN}` },
    body: form,
  });
  const { doc } = (await answer.json()) as { doc?: { filename: string } };
  if (doc === undefined) throw new Error(`the desk answered ${answer.status} to a picture`);
  return { url: `${stack.siteUrl}/media/${doc.filename}`, bytes: pixel };
}
