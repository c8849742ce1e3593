import { useTranslations } from 'next-intl'
import { CommandRow } from '@/components/forms/command-row'
import { ButtonLink } from '@/components/ui/button'
import { mine } from '@/lib/release/mine'
import type { Viewer } from '@/lib/release/people'
import type { Situation } from '@/lib/release/situation'
import { criterionTitle } from '@/lib/words/criterion'

type Props = { situation: Situation; viewer: Viewer }

/** The open criteria that the reader answers, each a click away. */
export function OwnCriteria({ situation, viewer }: Props) {
  const t = useTranslations('stages.readiness')
  const all = useTranslations()
  const keys = mine(situation, viewer).flatMap(({ criterion }) => criterion ?? [])
  if (keys.length === 0) return null
  const here = `/releases/${situation.release.version}/2-readiness`
  return (
    <CommandRow>
      {keys.map(key => (
        <ButtonLink key={key} href={`${here}?criterion=${key}`} tone="primary">
          {t('answerOne', { criterion: criterionTitle(all, key) })}
        </ButtonLink>
      ))}
    </CommandRow>
  )
}
