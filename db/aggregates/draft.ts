import 'server-only'
import {
  draftPayloads,
  generatePayload,
  type DraftCommand,
  type GenerateDraft,
} from '@/lib/invoice/commands'
import { concerns } from '@/lib/invoice/concerns'
import type { Draft, DraftRefusal } from '@/lib/invoice/decide'
import { draftEvent, type DraftEvent } from '@/lib/invoice/events'
import { decideDraft, type Due } from '@/lib/invoice/generate'
import type { Aggregate } from '../aggregate'
import { lockDraft } from '../load/draft'
import { projectDraft } from '../project/draft'

/** An installation's place in the ledger of a release, and the draft that comes of it. Subject: its id. */
export const draft: Aggregate<Draft | Due, DraftCommand | GenerateDraft, DraftEvent, DraftRefusal> =
  {
    name: 'draft',
    payloads: { ...draftPayloads, generateDraft: generatePayload },
    lock: lockDraft,
    decide: decideDraft,
    event: draftEvent,
    concerns,
    project: projectDraft,
  }
