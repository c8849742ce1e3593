import { useTranslations } from 'next-intl'
import { Status, type StatusName } from '@/components/ui/status'
import type { DraftState } from '@/lib/invoice/workflow'

const looks = {
  blocked: 'failed',
  draft: 'waiting',
  in_review: 'waiting',
  approved: 'passed',
  handed_over: 'passed',
  booked: 'passed',
  rejected: 'held',
  cancelled: 'not-applicable',
  superseded: 'not-applicable',
} as const satisfies Record<DraftState, StatusName>

/** The state of a draft by shape and word. */
export function DraftStatus({ state }: { state: DraftState }) {
  const t = useTranslations('invoice')
  return <Status is={looks[state]}>{t(`state.${state}`)}</Status>
}
