import { expect, test } from '@jest/globals';
import { field, readForm } from './read-form.ts';

const post = (body: BodyInit, contentType?: string) =>
  new Request('http://site.example/', {
    method: 'POST',
    body,
    ...(contentType === undefined ? {} : { headers: { 'content-type': contentType } }),
  });

test('both encodings read alike', async () => {
  const multipart = new FormData();
  multipart.append('List-Unsubscribe', 'One-Click');
  const bodies = [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), multipart];
  for (const body of bodies) {
    const reading = await readForm(post(body));
    if (!reading.ok) throw new Error('not read');
    expect(field(reading.fields, 'List-Unsubscribe')).toBe('One-Click');
  }
});

test('a file is no field', async () => {
  const form = new FormData();
  form.append('address', new File(['x'], 'address.txt'));
  const reading = await readForm(post(form));
  if (!reading.ok) throw new Error('not read');
  expect(field(reading.fields, 'address')).toBe('');
});

test.each([
  ['JSON', '{"address":{"$gt":""}}', 'application/json', 415],
  ['nothing named', 'a=1', '', 415],
  ['a multipart body cut short', '--x\r\nContent-Disposi', 'multipart/form-data; boundary=x', 400],
  ['a multipart body without a boundary', 'a=1', 'multipart/form-data', 400],
  ['more than a form ever is', `a=${'x'.repeat(20_000)}`, 'application/x-www-form-urlencoded', 413],
])('%s is refused', async (_name, body, contentType, status) => {
  expect(await readForm(post(body, contentType))).toEqual({ ok: false, status });
});

test('a body that only claims to be small is cut off', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new TextEncoder().encode('a='.padEnd(1024, 'x')));
    },
  });
  const request = new Request('http://site.example/', {
    method: 'POST',
    body: endless,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    duplex: 'half',
  } as RequestInit);
  expect(await readForm(request)).toEqual({ ok: false, status: 413 });
  expect(sent).toBeLessThan(40);
});
