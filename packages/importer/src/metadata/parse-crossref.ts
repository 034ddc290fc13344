import { findDoi } from '../ids/doi.ts';
import type { PaperMetadata } from './paper-metadata.ts';

/** Crossref's answer for one work (JSON, https://api.crossref.org/swagger-ui/index.html). Null when it is no such answer. */
export function parseCrossref(json: string): PaperMetadata | null {
  const work = record(record(parsed(json))?.message);
  if (work === null) return null;
  const title = stripped(first(work.title));
  const doi = findDoi(text(work.DOI));
  if (title === '' || doi === null) return null;
  return {
    title,
    authors: list(work.author)
      .map(nameOf)
      .filter((name) => name !== ''),
    venue: stripped(first(work['container-title'])) || null,
    year: yearOf(work),
    arxivId: null,
    doi,
    url: `https://doi.org/${doi}`,
  };
}

function nameOf(author: unknown): string {
  const one = record(author);
  return stripped(one === null ? '' : text(one.name) || `${text(one.given)} ${text(one.family)}`);
}

/** "issued": { "date-parts": [[2026, 4, 2]] }, else when it came online or into print. */
function yearOf(work: Readonly<Record<string, unknown>>): number | null {
  for (const field of ['issued', 'published', 'published-online', 'published-print']) {
    const [year] = list(list(record(work[field])?.['date-parts'])[0]);
    if (typeof year === 'number' && year > 1900 && year < 2200) return year;
  }
  return null;
}

/** Publishers write titles with markup ("H<sub>2</sub>O"). */
function stripped(value: string): string {
  return value
    .replace(/<\/?[a-z][^<>]{0,80}>/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function first(value: unknown): string {
  return text(list(value)[0]);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
