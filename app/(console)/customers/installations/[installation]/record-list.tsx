import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/moment'
import { Table, type Column } from '@/components/ui/table'
import type { RecordView } from '@/db/queries/installation'
import type { InstallationEvent } from '@/lib/installations/events'
import { flagValueOf } from '@/lib/installations/contract'
import { nameOfMachine } from '@/lib/words/machine'

/** What happened to an installation, newest first. */
export function RecordList({ of, zone }: { of: readonly RecordView[]; zone: string }) {
  const t = useTranslations('installations')
  const machines = useTranslations()
  const columns: Column<RecordView>[] = [
    {
      key: 'when',
      head: t('columns.when'),
      tight: true,
      cell: ({ at }) => <Moment at={at} zone={zone} />,
    },
    {
      key: 'who',
      head: t('columns.who'),
      cell: ({ person, machine }) =>
        person ?? (machine ? nameOfMachine(machines, machine) : t('record.machine')),
    },
    {
      key: 'what',
      head: t('columns.what'),
      names: true,
      cell: ({ event }) => <Sentence of={event} />,
    },
  ]
  return (
    <Table
      caption={t('sections.record')}
      columns={columns}
      rows={of}
      rowKey={({ at, event }) => `${at} ${event.type}`}
    />
  )
}

function Sentence({ of: event }: { of: InstallationEvent }) {
  const t = useTranslations('installations')
  const word = useTranslations('invoice')
  switch (event.type) {
    case 'installationEdited': {
      const fields = event.changed.map(name => t(`changed.${name}`)).join(', ')
      return t('record.installationEdited', { fields })
    }
    case 'factsReported': {
      const fields = event.changed.map(name => t(`changed.${name}`)).join(', ')
      return fields === '' ? t('record.factsConfirmed') : t('record.factsReported', { fields })
    }
    case 'versionInstalled':
      return t('record.versionInstalled', { version: event.version })
    case 'installationRetired':
      return t('record.installationRetired', { reason: event.reason })
    case 'contractFlagRecorded': {
      const { flag, value, validFrom, reference } = event
      const said = { flag: word(`fact.${flag}`), value: flagValueOf(value), from: validFrom }
      return t('record.contractFlagRecorded', { ...said, reference })
    }
    case 'customerRecorded':
      return t('record.customerRecorded', { name: event.name })
    case 'installationAdded':
    case 'customerCompleted':
      return t(`record.${event.type}`)
  }
}
