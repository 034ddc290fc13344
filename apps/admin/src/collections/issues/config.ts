import type { CollectionConfig } from 'payload';
import { nobody } from '../../access/rules.ts';
import { allSections } from '../../blocks/all-sections.ts';
import { commentaryEditor } from '../../editors/editors.ts';
import { env } from '../../env.ts';
import { archiveModeField } from '../../fields/archive-mode.ts';
import { inOneLine } from '../../fields/one-line.ts';
import { slugField } from '../../fields/slug.ts';
import { editorsOnly, issuesAccess } from './access.ts';
import { followMerged } from './hooks/follow-merged.ts';
import { guardPublishing } from './hooks/guard-publishing.ts';
import { keepStored } from './hooks/keep-stored.ts';
import { noteEdit } from './hooks/note-edit.ts';
import { numberAndSlug } from './hooks/number-and-slug.ts';
import { refuseOvertaken } from './hooks/refuse-overtaken.ts';
import { refuseStale } from './hooks/refuse-stale.ts';
import { reopenEdited } from './hooks/reopen-edited.ts';
import { takeArchiveMode } from './hooks/take-archive-mode.ts';
import { storedByVerbs } from './stored-by-verbs.ts';

export const Issues: CollectionConfig = {
  slug: 'issues',
  // A copy would carry another issue's approval, number and import key with it.
  disableDuplicate: true,
  admin: {
    useAsTitle: 'tagline',
    defaultColumns: ['tagline', 'number', 'workflow', 'date', 'updatedAt'],
    listSearchableFields: ['tagline', 'subject', 'slug'],
    // A line of the list needs its columns, not ten issues with every entry they mention.
    enableListViewSelectAPI: true,
    group: 'Desk',
    // Payload shows its preview beside the form where there is an address; ours is drawn in its place and asks no address.
    livePreview: { url: ({ data }) => `${env().ADMIN_URL}/admin/collections/issues/${String(data.id)}` },
    description: 'One edition: written here, approved once, sent once.',
    components: {
      edit: {
        PublishButton: '/views/issue-desk/left-out.tsx#LeftOut',
        Status: '/views/issue-desk/left-out.tsx#LeftOut',
      },
      views: { edit: { livePreview: { Component: '/views/live-preview/live-preview.tsx#LivePreview' } } },
    },
  },
  defaultSort: '-number',
  access: issuesAccess,
  lockDocuments: { duration: 300 },
  versions: {
    maxPerDoc: 100,
    drafts: { autosave: { interval: 1500, showSaveDraftButton: true }, schedulePublish: false },
  },
  hooks: {
    beforeOperation: [refuseStale],
    beforeValidate: [numberAndSlug, takeArchiveMode],
    beforeChange: [refuseOvertaken, guardPublishing, keepStored, followMerged, reopenEdited],
    afterChange: [noteEdit],
  },
  fields: [
    {
      name: 'tagline',
      type: 'text',
      maxLength: 1000,
      validate: inOneLine,
      admin: { description: 'The title of the issue, in one line.' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'subject',
          type: 'text',
          maxLength: 250,
          validate: inOneLine,
          admin: { width: '50%', description: 'Of the mail. Empty: the tagline.' },
        },
        {
          name: 'preheader',
          type: 'text',
          maxLength: 250,
          admin: { width: '50%', description: 'The line an inbox shows after the subject.' },
        },
      ],
    },
    { name: 'lede', type: 'richText', editor: commentaryEditor },
    {
      name: 'sections',
      type: 'blocks',
      labels: { singular: 'Section', plural: 'Sections' },
      admin: { initCollapsed: true },
      blocks: allSections,
    },
    { name: 'closing', type: 'richText', editor: commentaryEditor },
    {
      name: 'desk',
      type: 'ui',
      admin: {
        position: 'sidebar',
        disableListColumn: true,
        components: { Field: '/views/issue-desk/issue-desk-field.tsx#IssueDeskField' },
      },
    },
    {
      name: 'checks',
      type: 'ui',
      admin: {
        position: 'sidebar',
        disableListColumn: true,
        components: { Field: '/views/checks/checks-panel.tsx#ChecksPanel' },
      },
    },
    {
      name: 'comments',
      type: 'ui',
      admin: {
        position: 'sidebar',
        disableListColumn: true,
        components: { Field: '/views/comments/comments-panel.tsx#CommentsPanel' },
      },
    },
    {
      name: 'corrections',
      type: 'ui',
      admin: {
        position: 'sidebar',
        disableListColumn: true,
        components: { Field: '/views/corrections/corrections-panel.tsx#CorrectionsPanel' },
      },
    },
    {
      name: 'history',
      type: 'ui',
      admin: {
        position: 'sidebar',
        disableListColumn: true,
        components: { Field: '/views/history/history-panel.tsx#HistoryPanel' },
      },
    },
    {
      name: 'newsletter',
      type: 'relationship',
      relationTo: 'newsletters',
      required: true,
      maxDepth: 1,
      admin: { position: 'sidebar' },
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'weekly',
      options: ['weekly', 'digest'],
      admin: { position: 'sidebar' },
    },
    {
      name: 'number',
      type: 'number',
      min: 1,
      index: true,
      access: { update: editorsOnly },
      admin: { position: 'sidebar', step: 1, description: 'Given by itself: one more than the last.' },
    },
    {
      name: 'date',
      type: 'date',
      index: true,
      admin: {
        position: 'sidebar',
        date: { pickerAppearance: 'dayOnly', displayFormat: 'd MMMM yyyy' },
        description: 'The date printed on the issue.',
      },
    },
    {
      ...slugField('The web address. Mails already sent point to it: change it only before.'),
      access: { update: editorsOnly },
    },
    {
      ...archiveModeField,
      access: { update: editorsOnly },
      admin: { position: 'sidebar', description: 'Left empty, a new issue takes what its newsletter says.' },
    },
    {
      name: 'importKey',
      type: 'text',
      unique: true,
      index: true,
      access: { create: nobody, update: nobody },
      admin: { hidden: true },
    },
    ...storedByVerbs,
  ],
};
