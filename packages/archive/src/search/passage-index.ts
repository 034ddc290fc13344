import { setImmediate } from 'node:timers/promises';
import sqlite from 'node-sqlite3-wasm';
import { markEnd, markStart, plainLine } from './fold.ts';
import { tagOf } from './match-expression.ts';
import type { Passage } from './search.ts';
import { WordCounts } from './word-counts.ts';

/** An issue as the index keeps it: where its passages stand in the order of all, and of which content they are. */
interface Kept {
  readonly from: number;
  readonly version: string;
}

export interface IndexedIssue {
  readonly id: string;
  readonly newsletterId: string;
  readonly publicFrom: Date;
  readonly year: number;
  readonly version: string;
  readonly passages: readonly Passage[];
}

export interface Found {
  readonly issueId: string;
  readonly kind: Passage['kind'];
  readonly anchor: string | null;
  readonly entryId: string | null;
  readonly entrySlug: string | null;
  /** Title and excerpt hold the marks of `fold.ts`. */
  readonly title: string;
  readonly excerpt: string;
  readonly byline: string;
}

/** Which of those that match. */
interface Which {
  /** Of these entries alone; null: any. */
  readonly entries: readonly string[] | null;
  readonly limit: number;
  readonly offset: number;
}

/** An issue has room for this many passages before the next one's begin. */
const room = 4096;
const excerptWords = 34;
const foundBy = `select p.id, p.issue, p.kind, p.anchor, p.entry, p.slug, p.byline,
    highlight(words, 0, '${markStart}', '${markEnd}') as title,
    snippet(words, 2, '${markStart}', '${markEnd}', '…', ${excerptWords}) as excerpt
  from words join passage p on p.id = words.rowid`;
/** Pages of the index; some ten milliseconds. */
const mergedAtOnce = 500;

/**
 * Everything that can be found, in SQLite's full-text index in this process's memory. A passage's row number grows with
 * the instant its issue came out, so "newest first" reads the index backwards and stops when it has enough.
 */
export class PassageIndex {
  readonly words = new WordCounts();
  readonly #db = new sqlite.Database(':memory:');
  readonly #issues = new Map<string, Kept>();
  readonly #taken = new Set<number>();
  readonly #insert: ReturnType<typeof this.prepare>;

  constructor() {
    this.#db.exec(schema);
    this.#insert = this.prepare(
      'insert into passage (id, issue, kind, anchor, entry, slug, title, byline, body, tags) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
  }

  get issueIds(): readonly string[] {
    return [...this.#issues.keys()];
  }

  versionOf(issueId: string): string | null {
    return this.#issues.get(issueId)?.version ?? null;
  }

  /**
   * Puts issues in with one transaction: at the end of each the index writes down its words, and what is written in many
   * small pieces has to be merged again. Between two issues the event loop is free. Should it fail, the index is empty.
   */
  async putAll(issues: Iterable<IndexedIssue>): Promise<void> {
    this.#db.exec('begin');
    try {
      for (const issue of issues) {
        this.#write(issue);
        await setImmediate();
      }
      this.#db.exec('commit');
    } catch (error) {
      this.#db.exec('rollback');
      this.#empty();
      throw error;
    }
  }

  remove(issueId: string): void {
    this.#db.exec('begin');
    try {
      this.#drop(issueId);
      this.#db.exec('commit');
    } catch (error) {
      this.#db.exec('rollback');
      this.#empty();
      throw error;
    }
  }

  #write(issue: IndexedIssue): void {
    this.#drop(issue.id);
    const from = this.#place(issue.publicFrom);
    const tags = `${tagOf.year(issue.year)} ${tagOf.newsletter(issue.newsletterId)}`;
    for (const [index, passage] of issue.passages.slice(0, room).entries()) {
      const [title, byline, body] = [passage.title, passage.byline, passage.body].map(plainLine);
      this.#insert.run([
        from + index,
        issue.id,
        passage.kind,
        passage.anchor,
        passage.entryId,
        passage.entrySlug,
        title ?? '',
        byline ?? '',
        body ?? '',
        `${tagOf.kind(passage.kind)} ${tags}`,
      ]);
      this.words.add(`${title} ${byline} ${body}`);
    }
    this.#issues.set(issue.id, { from, version: issue.version });
  }

  /** How many passages match; counts no further than `most`. @param entries of these entries alone; null: any */
  count(expression: string, entries: readonly string[] | null, most: number): number {
    const row = this.rows(
      `select count(*) as n from (select 1 from words where words match ? ${among(entries)} limit ?)`,
      [expression, ...given(entries), most],
    )[0];
    return Number(row?.n ?? 0);
  }

  /** The newest that match. */
  newest(expression: string, { entries, limit, offset }: Which): readonly Found[] {
    return this.rows(
      `${foundBy} where words match ? ${among(entries)} order by words.rowid desc limit ? offset ?`,
      [expression, ...given(entries), limit, offset],
    ).map(foundOf);
  }

  /**
   * The best that match, by what they say of `ranked` (sqlite.org/fts5.html § 5.1.1): to weigh a phrase, the index counts
   * everything that holds it.
   */
  best(expression: string, ranked: string, { entries, limit, offset }: Which): readonly Found[] {
    if (ranked === expression && entries === null)
      return this.rows(`${foundBy} where words match ? order by rank limit ? offset ?`, [
        expression,
        limit,
        offset,
      ]).map(foundOf);
    // "+": weighed are those alone that match all of it.
    const ids = this.rows(
      `select words.rowid as id from words
       where words match ? and +words.rowid in (select rowid from words where words match ? ${among(entries)})
       order by +rank limit ? offset ?`,
      [ranked, expression, ...given(entries), limit, offset],
    ).map(({ id }) => Number(id));
    const found = this.rows(
      `${foundBy} where words match ? and +words.rowid in (select value from json_each(?))`,
      [expression, JSON.stringify(ids)],
    );
    const byId = new Map(found.map((row) => [Number(row.id), row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row === undefined ? [] : [foundOf(row)];
    });
  }

  /** All of these entries that has the tags, the newest first: where no word is asked for, no word has to be looked up. */
  ofEntries(
    entries: readonly string[],
    tags: readonly string[],
    { limit, offset }: Pick<Which, 'limit' | 'offset'>,
  ): { readonly found: readonly Found[]; readonly total: number } {
    const those = `from passage where entry in (select value from json_each(?))${tags
      .map(() => " and instr(tags || ' ', ? || ' ')")
      .join('')}`;
    const values = [JSON.stringify(entries), ...tags];
    const total = Number(this.rows(`select count(*) as n ${those}`, values)[0]?.n ?? 0);
    const rows = this.rows(`select * ${those} order by id desc limit ? offset ?`, [...values, limit, offset]);
    return { found: rows.map((row) => foundOf({ ...row, excerpt: beginning(String(row.body)) })), total };
  }

  close(): void {
    this.#insert.finalize();
    this.#db.close();
  }

  /** Merges what many writes left in pieces, a little at a time; worth it after everything was read once (sqlite.org/fts5.html § 6.8). */
  async settle(): Promise<void> {
    for (let pages = -mergedAtOnce; ; pages = mergedAtOnce) {
      const before = this.#changes();
      this.#db.run("insert into words (words, rank) values ('merge', ?)", [pages]);
      if (this.#changes() - before < 2) return;
      await setImmediate();
    }
  }

  #changes(): number {
    return Number(this.rows('select total_changes() as n', [])[0]?.n ?? 0);
  }

  private prepare(sql: string) {
    return this.#db.prepare(sql);
  }

  private rows(sql: string, values: readonly (string | number)[]) {
    return this.#db.all(sql, [...values]) as Record<string, string | number | null>[];
  }

  /** After a failure: what is in memory beside the tables may not fit them any more. */
  #empty(): void {
    this.#db.exec('delete from passage');
    this.#issues.clear();
    this.#taken.clear();
    this.words.clear();
  }

  #drop(issueId: string): void {
    const kept = this.#issues.get(issueId);
    if (kept === undefined) return;
    const span = [kept.from, kept.from + room - 1];
    for (const { title, byline, body } of this.rows(
      'select title, byline, body from passage where id between ? and ?',
      span,
    ))
      this.words.remove(`${title} ${byline} ${body}`);
    this.#db.run('delete from passage where id between ? and ?', span);
    this.#taken.delete(kept.from);
    this.#issues.delete(issueId);
  }

  /** Issues of one instant stand one after the other, in the order in which they were put in. */
  #place(publicFrom: Date): number {
    let from = Math.floor(publicFrom.getTime() / 1000) * room;
    while (this.#taken.has(from)) from += room;
    this.#taken.add(from);
    return from;
  }
}

function among(entries: readonly string[] | null): string {
  return entries === null
    ? ''
    : 'and +words.rowid in (select id from passage where entry in (select value from json_each(?)))';
}

function given(entries: readonly string[] | null): readonly string[] {
  return entries === null ? [] : [JSON.stringify(entries)];
}

function foundOf(row: Readonly<Record<string, string | number | null>>): Found {
  return {
    issueId: String(row.issue),
    kind: row.kind as Passage['kind'],
    anchor: text(row.anchor),
    entryId: text(row.entry),
    entrySlug: text(row.slug),
    title: String(row.title),
    excerpt: String(row.excerpt),
    byline: String(row.byline),
  };
}

/** As many words as an excerpt has. */
function beginning(body: string): string {
  const words = body.split(' ');
  return words.length <= excerptWords ? body : `${words.slice(0, excerptWords).join(' ')}…`;
}

function text(value: string | number | null | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/**
 * English endings are cut (`porter`), accents dropped; words are held back until 32 MB of them can be written at once; the
 * index holds no text of its own, the triggers keep it level.
 */
const schema = `
create table passage (id integer primary key, issue text, kind text, anchor text, entry text, slug text, title text, byline text, body text, tags text);
create index passage_by_entry on passage (entry);
create virtual table words using fts5 (title, byline, body, tags, content = 'passage', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3');
insert into words (words, rank) values ('rank', 'bm25(8.0, 3.0, 1.0, 0.0)');
insert into words (words, rank) values ('hashsize', 33554432);
create trigger passage_in after insert on passage begin
  insert into words (rowid, title, byline, body, tags) values (new.id, new.title, new.byline, new.body, new.tags);
end;
create trigger passage_out after delete on passage begin
  insert into words (words, rowid, title, byline, body, tags)
    values ('delete', old.id, old.title, old.byline, old.body, old.tags);
end;
`;
