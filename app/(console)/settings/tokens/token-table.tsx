import { useTranslations } from 'next-intl'
import { Ago } from '@/components/ui/ago'
import { Moment } from '@/components/ui/moment'
import { Table, type Column } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { TokenRow } from '@/db/queries/tokens'
import type { Viewer } from '@/lib/release/people'
import { obstacle } from '@/lib/tokens/decide'
import { RevokeForm } from './revoke-form'
import { TokenState } from './token-state'

type Props = { tokens: readonly TokenRow[]; viewer: Viewer; now: Date }

export function TokenTable({ tokens, viewer, now }: Props) {
  const t = useTranslations('tokens')
  const { zone } = viewer
  const mayRevoke = ({ expiresAt, revokedAt }: TokenRow) =>
    obstacle({ now, token: { expiresAt, revokedAt }, taken: null }, 'revokeToken', viewer) === null
  const columns: Column<TokenRow>[] = [
    { key: 'name', head: t('columns.name'), names: true, cell: ({ name }) => name },
    {
      key: 'scopes',
      head: t('columns.scopes'),
      cell: ({ scopes, partner, installation }) => (
        <span className="inline-flex flex-wrap gap-1">
          {scopes.map(scope => (
            <Tag key={scope}>{scope}</Tag>
          ))}
          {partner ?? installation}
        </span>
      ),
    },
    {
      key: 'prefix',
      head: t('columns.prefix'),
      tight: true,
      cell: ({ prefix }) => <code className="font-mono text-12">{prefix}…</code>,
    },
    { key: 'by', head: t('columns.by'), cell: ({ issuedBy }) => issuedBy },
    {
      key: 'expires',
      head: t('columns.expires'),
      tight: true,
      cell: ({ expiresAt }) => <Moment at={expiresAt} zone={zone} />,
    },
    {
      key: 'used',
      head: t('columns.used'),
      tight: true,
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <Ago at={lastUsedAt} now={now} zone={zone} /> : t('never'),
    },
    {
      key: 'state',
      head: t('columns.state'),
      cell: token => <TokenState token={token} zone={zone} now={now} />,
    },
    {
      key: 'revoke',
      head: t('columns.revoke'),
      headHidden: true,
      cell: token => mayRevoke(token) && <RevokeForm token={token} />,
    },
  ]
  return <Table caption={t('caption')} columns={columns} rows={tokens} rowKey={({ id }) => id} />
}
