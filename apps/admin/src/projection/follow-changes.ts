import { setTimeout } from 'node:timers/promises';
import type { Payload } from 'payload';
import { takeRemark } from '../features/comments/take-remark.ts';
import { holdEdited } from '../features/hold-edited.ts';
import { leadReaders } from '../features/merge/lead-readers.ts';
import { databaseOf } from '../read-model.ts';
import { noteDrafts, noteEditors } from './note-desk.ts';
import { projectEntry } from './project-entry.ts';
import { projectIssue } from './project-issue.ts';
import { projectNewsletter } from './project-newsletter.ts';
import { rebuildReadModel } from './rebuild.ts';

/** Collections whose changes the public may come to see, and how the changed thing is found in an event. */
const followed = [
  'newsletters',
  'issues',
  '_issues_versions',
  'stories',
  'papers',
  'media',
  'topics',
  'campaigns',
  'previewRemarks',
  'issueCorrections',
  'users',
  'merges',
];

interface ChangeEvent {
  readonly _id: unknown;
  readonly ns?: { readonly coll: string };
  readonly documentKey?: { readonly _id: unknown };
  readonly fullDocument?: Readonly<Record<string, unknown>> | null;
}

const stateId = 'read-model';
/** Another one with every change of what the read model holds: what an older program wrote is then written anew. 2: OpenReview ids, words in the reader's language. */
const publicShape = 2;
const settleMs = 250;
/** How long the server waits for a next event before it says that there is none; a second, unless told. Whoever reads waits for the word. */
const awaitMs = 250;
const gatherMs = 1_000;

/**
 * Keeps the read model level with what is committed, however it was changed: a change stream whose resume token is
 * stored after the work is done, so that a crash repeats work and never skips it. A token the server no longer knows
 * (or none yet), or a read model that an older program wrote, means: project everything, then follow. Runs until `signal` is aborted; faults are logged and retried.
 */
export async function followChanges(payload: Payload, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await follow(payload, signal);
    } catch (error) {
      if (signal.aborted) return;
      payload.logger.error({ err: error, msg: 'following changes stopped; it starts again in 2 s' });
      if (isHistoryLost(error)) await stateOf(payload).deleteOne({ _id: stateId });
      await pause(2_000, signal);
    }
  }
}

/** Ends early when there is nothing left to wait for. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}

async function follow(payload: Payload, signal: AbortSignal): Promise<void> {
  const state = await stateOf(payload).findOne({ _id: stateId });
  const stream = databaseOf(payload).watch([{ $match: { 'ns.coll': { $in: followed } } }], {
    fullDocument: 'updateLookup',
    maxAwaitTimeMS: awaitMs,
    ...(state === null ? {} : { resumeAfter: state.token }),
  });
  const close = () => void stream.close();
  signal.addEventListener('abort', close, { once: true });
  try {
    // A new stream is opened by its first read; what happens from here on is in it.
    if (state === null) await stream.tryNext();
    if (state?.shape !== publicShape) {
      const done = await rebuildReadModel(payload);
      payload.logger.info({ ...done, msg: 'the read model was built' });
      if (state === null) await keepToken(payload, stream.resumeToken);
      await stateOf(payload).updateOne({ _id: stateId }, { $set: { shape: publicShape } });
    }
    while (!signal.aborted) {
      const events = await nextEvents(stream);
      if (events.length > 0) await apply(payload, events);
      await keepToken(payload, stream.resumeToken);
    }
  } finally {
    signal.removeEventListener('abort', close);
    await stream.close();
  }
}

interface Stream {
  readonly resumeToken: unknown;
  next(): Promise<unknown>;
  tryNext(): Promise<unknown>;
}

/**
 * Waits for one event and takes along what follows within a moment: autosaves come in bursts. Only within a moment: an
 * event every quarter of a second, of a send that writes its progress or of somebody who types, would never end.
 */
async function nextEvents(stream: Stream): Promise<ChangeEvent[]> {
  const events = [(await stream.next()) as ChangeEvent];
  await setTimeout(settleMs);
  const until = Date.now() + gatherMs;
  for (let more = await stream.tryNext(); more !== null; more = await stream.tryNext()) {
    events.push(more as ChangeEvent);
    if (events.length >= 500 || Date.now() >= until) break;
  }
  return events;
}

async function apply(payload: Payload, events: readonly ChangeEvent[]): Promise<void> {
  const touched = new Map<string, Set<string>>();
  for (const event of events) {
    const collection = event.ns?.coll ?? '';
    const id = idIn(collection, event);
    if (id !== null) touched.set(collection, (touched.get(collection) ?? new Set()).add(id));
  }
  for (const id of touched.get('newsletters') ?? []) await projectNewsletter(payload, id);
  for (const id of touched.get('_issues_versions') ?? [])
    if (await holdEdited(payload, id)) await projectIssue(payload, id);
  if (touched.has('users')) await noteEditors(payload);
  if (['newsletters', '_issues_versions', 'issues', 'campaigns'].some((name) => touched.has(name)))
    await noteDrafts(payload);
  const changed = ['issues', 'campaigns', 'issueCorrections'].flatMap((name) => [
    ...(touched.get(name) ?? []),
  ]);
  for (const id of new Set(changed)) await projectIssue(payload, id);
  for (const collection of ['stories', 'papers', 'media'] as const) {
    for (const id of touched.get(collection) ?? []) await projectEntry(payload, collection, id);
  }
  for (const id of touched.get('topics') ?? []) await projectTopic(payload, id);
  for (const id of touched.get('previewRemarks') ?? []) await takeRemark(payload, id);
  for (const id of touched.get('merges') ?? []) await leadReaders(payload, id);
}

/** Of a version, a campaign, a correction its issue, else the document itself. */
function idIn(collection: string, event: ChangeEvent): string | null {
  const field = { _issues_versions: 'parent', campaigns: 'issueId', issueCorrections: 'issueId' }[collection];
  const id = field === undefined ? event.documentKey?._id : event.fullDocument?.[field];
  return id === undefined || id === null ? null : String(id);
}

/** A topic's name stands on every entry under it. */
async function projectTopic(payload: Payload, topicId: string): Promise<void> {
  for (const collection of ['stories', 'papers', 'media'] as const) {
    const { docs } = await payload.find({
      collection,
      where: { topics: { in: [topicId] } },
      depth: 0,
      pagination: false,
      select: {},
    });
    for (const { id } of docs) await projectEntry(payload, collection, id);
  }
}

function stateOf(payload: Payload) {
  return databaseOf(payload).collection<{ _id: string; token: unknown; shape?: number }>('projectionState');
}

async function keepToken(payload: Payload, token: unknown): Promise<void> {
  if (token === undefined || token === null) return;
  await stateOf(payload).updateOne({ _id: stateId }, { $set: { token } }, { upsert: true });
}

/** ChangeStreamHistoryLost, InvalidResumeToken, ChangeStreamFatalError: the stream cannot go on from there. */
function isHistoryLost(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 286 || code === 260 || code === 280;
}
