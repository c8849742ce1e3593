import 'server-only'
import {
  correctPayload,
  draftPayloads,
  generatePayload,
  type AnyDraftCommand,
} from '@/lib/invoice/commands'
import type { Correcting } from '@/lib/invoice/correct'
import type { Draft } from '@/lib/invoice/decide'
import type { DraftEvent } from '@/lib/invoice/events'
import { decideDraft, type Due } from '@/lib/invoice/generate'
import type { DraftRefusal } from '@/lib/invoice/standing'
import type { Aggregate } from '../aggregate'
import { lockDraft } from '../load/draft'
import { projectDraft } from '../project/draft'

/** An installation's place in the ledger of a release, and the draft that comes of it. Subject: its id. */
export const draft: Aggregate<Draft | Due | Correcting, AnyDraftCommand, DraftEvent, DraftRefusal> =
  {
    name: 'draft',
    payloads: { ...draftPayloads, generateDraft: generatePayload, correctDraft: correctPayload },
    lock: lockDraft,
    decide: decideDraft,
    project: projectDraft,
  }
