import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { CommandForm } from '@/components/forms/command-form'
import type { DraftView } from '@/db/queries/draft'
import { correctObstacle } from '@/lib/invoice/correct'
import type { HoldKind } from '@/lib/invoice/hold'
import { obstacle, type DraftRefusal } from '@/lib/invoice/standing'
import { generateObstacle } from '@/lib/invoice/generate'
import type { DraftCommandName } from '@/lib/invoice/workflow'
import type { Viewer } from '@/lib/release/people'
import { explainDraft } from '@/lib/words/draft'

type Props = Omit<ComponentProps<typeof CommandForm>, 'obstacle' | 'subject' | 'expected'> & {
  view: DraftView
  viewer: Viewer
  command: DraftCommandName | 'generateDraft' | 'correctDraft'
  /** Of the hold that is put on or lifted. */
  kind?: HoldKind
}

/** A command on a draft as a form: the button asks the same rule that decides, and says its reason. */
export async function DraftForm({ view, viewer, command, kind, hidden, ...rest }: Props) {
  const [t, shared] = await Promise.all([getTranslations('invoice'), getTranslations('refusals')])
  const refusal = refusalOf(view, viewer, command, kind)
  const { releaseId: release, installationId: installation } = view
  const anew = isNew(view, command)
  return (
    <CommandForm
      key={command}
      {...rest}
      subject={anew ? crypto.randomUUID() : view.id}
      expected={anew ? 0 : view.seq}
      hidden={command === 'generateDraft' ? { release, installation } : hidden}
      obstacle={refusal && explainDraft(t, shared, refusal, viewer.zone)}
    />
  )
}

// A draft that is to be made gets an id of its own; a blocked one has it already.
const isNew = ({ state }: DraftView, command: Props['command']) =>
  command === 'correctDraft' || (command === 'generateDraft' && state !== 'blocked')

function refusalOf(
  view: DraftView,
  viewer: Viewer,
  command: Props['command'],
  kind: Props['kind'],
): DraftRefusal | null {
  const { why } = view
  if (command === 'correctDraft') {
    const { state, corrects, correction } = view
    const numbers = { corrects: corrects?.number ?? null, corrected: correction?.number ?? null }
    return correctObstacle({ state, ...numbers }, viewer)
  }
  if (command !== 'generateDraft') return obstacle(view, command, viewer, kind)
  if (why) return generateObstacle({ state: 'blocked', why }, viewer)
  const entry = view.successor
    ? ({ state: 'drafted', draft: view.successor.id } as const)
    : ({ state: 'not_billable', why: 'cancelled' } as const)
  return generateObstacle(entry, viewer)
}
