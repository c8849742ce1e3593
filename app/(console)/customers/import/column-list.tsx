import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { requiredColumns, type installationRow } from '@/lib/installations/installation-row'

type ColumnName = keyof typeof installationRow.in.shape

// Invented, and whole: pasted as it is, it can be imported.
const example: Record<ColumnName, string> = {
  customer: 'Kaldalón Gagnaver hf.',
  installation: 'hýsing',
  type: 'self_hosted',
  partner: '',
  country: 'IS',
  vat_id: '',
  registration: '550190-0043',
  street: 'Borgartún 7',
  postal_code: '105',
  city: 'Reykjavík',
  endpoint_scheme: '0196',
  endpoint_id: '5501900043',
  infrastructure: 'kubernetes',
  nodes: '52',
  environments: '4',
  region: 'Reykjavík',
  operator: 'customer',
  current_version: '3.0.2',
  sale: 'direct',
  health_url: '',
  maintenance_covered: '',
  priority_support: '',
  contract_from: '',
  contract_reference: '',
}
const columns = Object.keys(example) as ColumnName[]

/** What a file looks like: lines to copy, and what each column holds. */
export function ColumnList() {
  const t = useTranslations('installations')
  const template = [columns.join(','), columns.map(name => example[name]).join(',')].join('\n')
  return (
    <Card title={t('importing.template')}>
      <div className="flex flex-col gap-4">
        <p className="text-13 text-soft">{t('importing.templateHint')}</p>
        <textarea
          readOnly
          wrap="off"
          rows={3}
          aria-label={t('importing.template')}
          value={template}
          className="w-full rounded border border-line bg-muted p-3 font-mono text-12"
        />
        <Table
          dense
          caption={t('importing.columnList')}
          rows={columns}
          rowKey={name => name}
          columns={[
            {
              key: 'column',
              head: t('importing.column'),
              names: true,
              cell: name => (
                <span className="inline-flex flex-wrap items-center gap-2">
                  <code className="font-mono text-12">{name}</code>
                  {!requiredColumns.includes(name) && <Tag>{t('importing.optional')}</Tag>}
                </span>
              ),
            },
            {
              key: 'meaning',
              head: t('importing.meaning'),
              cell: name => t(`importing.columns.${name}`),
            },
          ]}
        />
      </div>
    </Card>
  )
}
