import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { Table } from '@/components/ui/table'
import type { InstallationView, RecordView } from '@/db/queries/installation'
import { contractFlags, entryOn } from '@/lib/invoice/contract-flags'
import { flagValueOf, type FlagRecorded } from '@/lib/installations/contract'
import { dayText } from '@/lib/words/day-text'
import { nameOfMachine } from '@/lib/words/machine'

type Props = {
  installation: InstallationView
  record: readonly RecordView[]
  today: string
  zone: string
  /** The form to record more. */
  children: ReactNode
}

/** What the contract of an installation says today, and everything that was recorded of it, newest first. */
export function ContractCard({ installation, record, today, zone, children }: Props) {
  const t = useTranslations('installations')
  const word = useTranslations('invoice')
  const locale = useLocale()
  const said = record.flatMap(({ event, ...act }) =>
    event.type === 'contractFlagRecorded' ? [{ event, ...act }] : [],
  )
  const facts = contractFlags.map(flag => {
    const entry = entryOn(installation.contract, flag, today)
    const since = entry && dayText(entry.validFrom, locale)
    return {
      term: word(`fact.${flag}`),
      detail: since
        ? t('contract.since', { value: t(`contract.values.${flagValueOf(entry.value)}`), since })
        : t('facts.unknown'),
    }
  })
  return (
    <div id="contract">
      <Card title={t('sections.contract')}>
        <div className="flex flex-col gap-4">
          <Facts of={facts} />
          {children}
          {said.length > 0 && <History of={said} zone={zone} />}
        </div>
      </Card>
    </div>
  )
}

type Said = Omit<RecordView, 'event'> & { event: FlagRecorded }

function History({ of, zone }: { of: readonly Said[]; zone: string }) {
  const t = useTranslations('installations')
  const word = useTranslations('invoice')
  const machines = useTranslations()
  return (
    <Table
      dense
      caption={t('contract.history')}
      rows={of}
      rowKey={({ at, event }) => `${at} ${event.flag} ${event.validFrom}`}
      columns={[
        {
          key: 'validFrom',
          head: t('contract.validFrom'),
          names: true,
          tight: true,
          cell: ({ event }) => event.validFrom,
        },
        {
          key: 'flag',
          head: t('contract.flag'),
          cell: ({ event }) => word(`fact.${event.flag}`),
        },
        {
          key: 'value',
          head: t('contract.value'),
          cell: ({ event }) => t(`contract.values.${flagValueOf(event.value)}`),
        },
        {
          key: 'reference',
          head: t('contract.reference'),
          cell: ({ event }) => event.reference,
        },
        {
          key: 'recorded',
          head: t('columns.recorded'),
          cell: ({ person, machine, at }) => (
            <>
              {person ?? (machine ? nameOfMachine(machines, machine) : t('record.machine'))} ·{' '}
              <Moment at={at} zone={zone} />
            </>
          ),
        },
      ]}
    />
  )
}
