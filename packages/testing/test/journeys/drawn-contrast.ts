import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** Something on a page that a reader has to see, and how it stands out from what is around it: 1 (not at all) to 21. */
export interface Drawn {
  readonly kind: 'text' | 'rule' | 'picture';
  readonly what: string;
  readonly contrast: number;
}

/**
 * Every line of text, every rule and every picture of a page, with its contrast as it was really painted: from the pixels
 * of a screenshot, since a browser that darkens pages by itself says nothing of it in computed styles. The page should
 * have two pixels for one of CSS, or thin strokes never reach their colour.
 */
export async function drawnContrast(page: Page): Promise<readonly Drawn[]> {
  const boxes = await page.evaluate(seenBoxes);
  const { data, info } = await sharp(await page.screenshot({ fullPage: true, animations: 'disabled' }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const scale = info.width / (page.viewportSize()?.width ?? info.width);
  return boxes.map(({ kind, what, ...box }) => {
    const shares = sharesOfLuminance(data, info.width, info.height, box, scale);
    return { kind, what, contrast: kind === 'picture' ? contrastWithin(shares) : contrastToGround(shares) };
  });
}

interface Box {
  readonly kind: Drawn['kind'];
  readonly what: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Runs in the page. A rule's box takes in three pixels of the ground on its outer side. */
function seenBoxes(): Box[] {
  const boxes: Box[] = [];
  const add = (kind: Box['kind'], what: string, { left, top, width, height }: DOMRect) => {
    if (width > 0 && height > 0)
      boxes.push({ kind, what, left: left + scrollX, top: top + scrollY, width, height });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const words = node.textContent?.trim() ?? '';
    if (words === '') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) add('text', words.slice(0, 60), rect);
  }
  for (const one of document.body.querySelectorAll('*')) {
    const rect = one.getBoundingClientRect();
    if (one instanceof HTMLImageElement) add('picture', one.alt, rect);
    const style = getComputedStyle(one);
    const name = `${one.localName}.${one.className}`;
    const wide = (side: string) => Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
    const { bottom, height, left, right, top, width } = rect;
    // Corners belong to two rules; they are left out.
    if (wide('top') > 0) add('rule', name, new DOMRect(left + 4, top - 3, width - 8, 3 + wide('top')));
    if (wide('bottom') > 0)
      add('rule', name, new DOMRect(left + 4, bottom - wide('bottom'), width - 8, 3 + wide('bottom')));
    if (wide('left') > 0) add('rule', name, new DOMRect(left - 3, top + 4, 3 + wide('left'), height - 8));
    if (wide('right') > 0)
      add('rule', name, new DOMRect(right - wide('right'), top + 4, 3 + wide('right'), height - 8));
  }
  return boxes;
}

/** How many pixels of a box have which relative luminance (WCAG), the luminances rising. */
type Shares = readonly (readonly [luminance: number, pixels: number])[];

function sharesOfLuminance(
  data: Buffer,
  width: number,
  height: number,
  box: Pick<Box, 'left' | 'top' | 'width' | 'height'>,
  scale: number,
): Shares {
  const counts = new Map<number, number>();
  const [x0, x1] = [box.left, box.left + box.width].map((x) =>
    Math.min(width, Math.max(0, Math.round(x * scale))),
  );
  const [y0, y1] = [box.top, box.top + box.height].map((y) =>
    Math.min(height, Math.max(0, Math.round(y * scale))),
  );
  for (let y = y0 ?? 0; y < (y1 ?? 0); y += 1)
    for (let x = x0 ?? 0; x < (x1 ?? 0); x += 1) {
      const colour = data.readUIntBE((y * width + x) * 3, 3);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  return [...counts]
    .map(([colour, pixels]) => [luminance(colour), pixels] as const)
    .sort(([a], [b]) => a - b);
}

/** Of a line of text or a rule: what there is most of is the ground; the colour farthest from it is that of the strokes. */
function contrastToGround(shares: Shares): number {
  const [ground] = shares.reduce((most, one) => (one[1] > most[1] ? one : most), [1, 0] as const);
  return Math.max(1, ...shares.map(([one]) => ratio(one, ground)));
}

/** Of a picture: between what is darker than all but a hundredth of it and what is lighter than all but a hundredth. */
function contrastWithin(shares: Shares): number {
  const all = shares.reduce((sum, [, pixels]) => sum + pixels, 0);
  const at = (ordered: Shares) => {
    let passed = 0;
    return ordered.find(([, pixels]) => {
      passed += pixels;
      return passed >= all / 100;
    })?.[0];
  };
  return ratio(at(shares) ?? 1, at([...shares].reverse()) ?? 1);
}

function ratio(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance(colour: number): number {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255].map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
