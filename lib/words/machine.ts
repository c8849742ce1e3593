import type { useTranslations } from 'next-intl'
import type { Machine, MachineName } from '@/lib/release/people'

/** The translator of the namespace 'history'. */
type HistoryWords = ReturnType<typeof useTranslations<'history'>>

/** What acted without a person, as a reader knows it. */
export function nameOfMachine(t: HistoryWords, machine: MachineName): string {
  return isToken(machine) ? t('token', { name: machine.slice(6) }) : t(`machines.${machine}`)
}

const isToken = (machine: MachineName): machine is Exclude<MachineName, Machine['name']> =>
  machine.startsWith('token:')
