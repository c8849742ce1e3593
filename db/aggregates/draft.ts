import 'server-only'
import {
  correctPayload,
  draftPayloads,
  generatePayload,
  type AnyDraftCommand,
} from '@/lib/invoice/commands'
import { concerns } from '@/lib/invoice/concerns'
import type { Correcting } from '@/lib/invoice/correct'
import type { Draft } from '@/lib/invoice/decide'
import { draftEvent, type DraftEvent } from '@/lib/invoice/events'
import { decideDraft, type Due } from '@/lib/invoice/generate'
import type { DraftRefusal } from '@/lib/invoice/standing'
import type { Aggregate, Happened, Many } from '../aggregate'
import { lockDraft } from '../load/draft'
import { lockDrafts } from '../load/draft-many'
import { projectDraft } from '../project/draft'
import { projectGenerated, type Generated } from '../project/draft-generated'

type State = Draft | Due | Correcting

/**
 * An installation's place in the ledger of a release, and the draft that comes of it. Subject: its id. Drafts are
 * generated many at a time.
 */
export const draft: Aggregate<State, AnyDraftCommand, DraftEvent, DraftRefusal> &
  Many<State, AnyDraftCommand, DraftEvent> = {
  name: 'draft',
  payloads: { ...draftPayloads, generateDraft: generatePayload, correctDraft: correctPayload },
  lock: lockDraft,
  lockMany: lockDrafts,
  decide: decideDraft,
  event: draftEvent,
  concerns,
  project: projectDraft,
  projectMany: (tx, happened, act) => projectGenerated(tx, happened.filter(isGenerated), act),
}

const isGenerated = (each: Happened<DraftEvent>): each is Happened<Generated> =>
  each.event.type === 'draftGenerated' ||
  each.event.type === 'draftBlocked' ||
  each.event.type === 'leftUnbilled'
