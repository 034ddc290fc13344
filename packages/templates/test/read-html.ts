import { type ChildNode, type Document, Element, isTag, isText } from 'domhandler';
import { parseDocument } from 'htmlparser2';

/** A page as a reader meets it: visible text in document order (what only the site prints left out), links, headings. */
export interface ReadPage {
  /** White space collapsed; blocks parted by a space. */
  readonly text: string;
  readonly links: readonly string[];
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  readonly elements: readonly Element[];
}

export function readHtml(html: string): ReadPage {
  const document = parseDocument(html, { recognizeSelfClosing: true });
  const elements = allElements(document);
  return {
    text: collapse(textOf(document)),
    links: elements.flatMap((one) => (one.name === 'a' ? [one.attribs.href ?? ''] : [])),
    headings: elements
      .filter((one) => /^h[1-6]$/.test(one.name))
      .map((one) => ({ level: Number(one.name.slice(1)), text: collapse(textOf(one)) })),
    elements,
  };
}

const inlineTags = new Set(['a', 'span', 'em', 'strong', 'code']);

function textOf(node: Document | ChildNode): string {
  if (isText(node)) return node.data;
  if (!('children' in node)) return '';
  if (isTag(node) && (node.name === 'head' || isHidden(node))) return '';
  const inner = node.children.map((child) => textOf(child)).join('');
  return isTag(node) && inlineTags.has(node.name) ? inner : ` ${inner} `;
}

function isHidden(element: Element): boolean {
  return (element.attribs.style ?? '').includes('display:none') || element.attribs['data-only'] === 'site';
}

function allElements(node: Document | ChildNode): Element[] {
  if (!('children' in node)) return [];
  const below = node.children.flatMap((child) => allElements(child));
  return node instanceof Element ? [node, ...below] : below;
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
