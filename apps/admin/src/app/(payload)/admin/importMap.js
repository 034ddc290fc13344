import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { PreviouslyField as PreviouslyField_3f308d0f7dab546932968148ed17256b } from '../../../views/quick-add/previously-field.tsx'
import { ItemLabel as ItemLabel_ebc1906a0fdbdc54db43c024145b37ee } from '../../../blocks/item-label.tsx'
import { QuickAdd as QuickAdd_4c09287445e4d75f2935885b0097bb9f } from '../../../views/quick-add/quick-add.tsx'
import { SectionLabel as SectionLabel_235209706271a2ed5ea2c660a78677e7 } from '../../../blocks/section-label.tsx'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { IssueDeskField as IssueDeskField_e23fb6aede6e89376e263f3e21d9aa52 } from '../../../views/issue-desk/issue-desk-field.tsx'
import { ChecksPanel as ChecksPanel_33997c24deb531cf2bac21759485e098 } from '../../../views/checks/checks-panel.tsx'
import { CommentsPanel as CommentsPanel_dc4cd6e2a2c49a6fe5e27a6d82ec52b1 } from '../../../views/comments/comments-panel.tsx'
import { CorrectionsPanel as CorrectionsPanel_4181e0b2d8bdd9e3d4c705c9f9de622c } from '../../../views/corrections/corrections-panel.tsx'
import { HistoryPanel as HistoryPanel_57dd4db856a5cd252774b2764c40cd6e } from '../../../views/history/history-panel.tsx'
import { LeftOut as LeftOut_2816e845b2ad8a85f7646e49326da3e6 } from '../../../views/issue-desk/left-out.tsx'
import { LivePreview as LivePreview_3f250f3da7d1a54df054e1ab21369da5 } from '../../../views/live-preview/live-preview.tsx'
import { CoveredIn as CoveredIn_24953cb9ae833dba500cb026a91d1b27 } from '../../../views/quick-add/covered-in.tsx'
import { ToolsNav as ToolsNav_dccf2bc4fd5f38317ae4ab3766398cdd } from '../../../views/tools-nav.tsx'
import { SendingNav as SendingNav_d7f0c647365603f7ddf65cfcceed93bf } from '../../../views/sending-nav.tsx'
import { SignInView as SignInView_6e7ec5d008b3cf78f4eb66b0cc33e58d } from '../../../views/sign-in/sign-in-view.tsx'
import { DashboardView as DashboardView_5b0e38cf6e50d0dee1481c0d451e44ee } from '../../../views/dashboard/dashboard-view.tsx'
import { AuditView as AuditView_8ee4422c0c7027e845c75da84a029c6d } from '../../../views/audit/audit-view.tsx'
import { SecurityView as SecurityView_14389d5dcf04e267a50d008ad0a95064 } from '../../../views/security/security-view.tsx'
import { CalendarView as CalendarView_cefddd1543e4a744e4a4cbc7d8682fa6 } from '../../../views/calendar/calendar-view.tsx'
import { CampaignsView as CampaignsView_3c655b8fabf6922b37177751638d9adf } from '../../../views/campaigns/campaigns-view.tsx'
import { SendView as SendView_9db2c012723a523c1913d5b9c992e757 } from '../../../views/send-screen/send-view.tsx'
import { MergeView as MergeView_2f523282111b339484e8bfcd54469dda } from '../../../views/merge/merge-view.tsx'
import { ArchiveView as ArchiveView_e3ab379770e007aa0ae41ab297138d71 } from '../../../views/archive/archive-view.tsx'
import { PasteView as PasteView_865d5f4d291dc4b18de58e929f07d0bb } from '../../../views/paste/paste-view.tsx'
import { StatusView as StatusView_af7f7244036f770ba4fec3665da3a5fd } from '../../../views/status/status-view.tsx'
import { SubscribersView as SubscribersView_f3a38df70089aebf5bcf48ae3dd26774 } from '../../../views/subscribers/subscribers-view.tsx'
import { ReaderView as ReaderView_2692ac89a4f6b239bc2a3b1b55b0e1ab } from '../../../views/subscribers/reader-view.tsx'
import { AddReaderView as AddReaderView_78feafd047114935d4d5e5298a3f8fd9 } from '../../../views/subscribers/add-view.tsx'
import { ImportView as ImportView_a9c60d93efebe5f8a1985f6b1f9f3386 } from '../../../views/subscribers/import-view.tsx'
import { EmbedView as EmbedView_e7f3c9cd0c061404d8708e823573dfd2 } from '../../../views/subscribers/embed-view.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/views/quick-add/previously-field.tsx#PreviouslyField": PreviouslyField_3f308d0f7dab546932968148ed17256b,
  "/blocks/item-label.tsx#ItemLabel": ItemLabel_ebc1906a0fdbdc54db43c024145b37ee,
  "/views/quick-add/quick-add.tsx#QuickAdd": QuickAdd_4c09287445e4d75f2935885b0097bb9f,
  "/blocks/section-label.tsx#SectionLabel": SectionLabel_235209706271a2ed5ea2c660a78677e7,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/views/issue-desk/issue-desk-field.tsx#IssueDeskField": IssueDeskField_e23fb6aede6e89376e263f3e21d9aa52,
  "/views/checks/checks-panel.tsx#ChecksPanel": ChecksPanel_33997c24deb531cf2bac21759485e098,
  "/views/comments/comments-panel.tsx#CommentsPanel": CommentsPanel_dc4cd6e2a2c49a6fe5e27a6d82ec52b1,
  "/views/corrections/corrections-panel.tsx#CorrectionsPanel": CorrectionsPanel_4181e0b2d8bdd9e3d4c705c9f9de622c,
  "/views/history/history-panel.tsx#HistoryPanel": HistoryPanel_57dd4db856a5cd252774b2764c40cd6e,
  "/views/issue-desk/left-out.tsx#LeftOut": LeftOut_2816e845b2ad8a85f7646e49326da3e6,
  "/views/live-preview/live-preview.tsx#LivePreview": LivePreview_3f250f3da7d1a54df054e1ab21369da5,
  "/views/quick-add/covered-in.tsx#CoveredIn": CoveredIn_24953cb9ae833dba500cb026a91d1b27,
  "/views/tools-nav.tsx#ToolsNav": ToolsNav_dccf2bc4fd5f38317ae4ab3766398cdd,
  "/views/sending-nav.tsx#SendingNav": SendingNav_d7f0c647365603f7ddf65cfcceed93bf,
  "/views/sign-in/sign-in-view.tsx#SignInView": SignInView_6e7ec5d008b3cf78f4eb66b0cc33e58d,
  "/views/dashboard/dashboard-view.tsx#DashboardView": DashboardView_5b0e38cf6e50d0dee1481c0d451e44ee,
  "/views/audit/audit-view.tsx#AuditView": AuditView_8ee4422c0c7027e845c75da84a029c6d,
  "/views/security/security-view.tsx#SecurityView": SecurityView_14389d5dcf04e267a50d008ad0a95064,
  "/views/calendar/calendar-view.tsx#CalendarView": CalendarView_cefddd1543e4a744e4a4cbc7d8682fa6,
  "/views/campaigns/campaigns-view.tsx#CampaignsView": CampaignsView_3c655b8fabf6922b37177751638d9adf,
  "/views/send-screen/send-view.tsx#SendView": SendView_9db2c012723a523c1913d5b9c992e757,
  "/views/merge/merge-view.tsx#MergeView": MergeView_2f523282111b339484e8bfcd54469dda,
  "/views/archive/archive-view.tsx#ArchiveView": ArchiveView_e3ab379770e007aa0ae41ab297138d71,
  "/views/paste/paste-view.tsx#PasteView": PasteView_865d5f4d291dc4b18de58e929f07d0bb,
  "/views/status/status-view.tsx#StatusView": StatusView_af7f7244036f770ba4fec3665da3a5fd,
  "/views/subscribers/subscribers-view.tsx#SubscribersView": SubscribersView_f3a38df70089aebf5bcf48ae3dd26774,
  "/views/subscribers/reader-view.tsx#ReaderView": ReaderView_2692ac89a4f6b239bc2a3b1b55b0e1ab,
  "/views/subscribers/add-view.tsx#AddReaderView": AddReaderView_78feafd047114935d4d5e5298a3f8fd9,
  "/views/subscribers/import-view.tsx#ImportView": ImportView_a9c60d93efebe5f8a1985f6b1f9f3386,
  "/views/subscribers/embed-view.tsx#EmbedView": EmbedView_e7f3c9cd0c061404d8708e823573dfd2,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
