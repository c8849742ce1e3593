import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { Tag } from '@/components/ui/tag'
import type { ChangeRow } from '@/db/queries/merge-qa'

type Props = { version: string; changes: readonly ChangeRow[] }

// What a reader looks for first stands first.
const groups = ['breaking', 'security', 'feature', 'fix', 'performance', 'other'] as const

/** The changes in scope, grouped: breaking, features, fixes, the rest. Each opens for correction. */
export async function Changes({ version, changes }: Props) {
  const [t, word] = await Promise.all([
    getTranslations('stages.changes'),
    getTranslations('release'),
  ])
  if (changes.length === 0) return <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>

  const grouped = Map.groupBy(changes, groupOf)
  return groups.map(group => {
    const rows = grouped.get(group) ?? []
    if (rows.length === 0) return null
    return (
      <section key={group} aria-label={t(`groups.${group}`)}>
        <h3 className="border-b border-line bg-muted px-4 py-1 text-12 font-medium text-soft">
          {t(`groups.${group}`)} · {rows.length}
        </h3>
        <ul>
          {rows.map(change => (
            <Change
              key={change.key}
              version={version}
              change={change}
              kind={word(`changeKinds.${change.kind}`)}
            />
          ))}
        </ul>
      </section>
    )
  })
}

function groupOf({ breaking, kind }: ChangeRow): (typeof groups)[number] {
  if (breaking) return 'breaking'
  return groups.find(group => group === kind) ?? 'other'
}

type ChangeProps = { version: string; change: ChangeRow; kind: string }

// Not async, and not fetched ahead: a list may hold hundreds.
function Change({ version, change, kind }: ChangeProps) {
  const { key, sha, subject, author, person } = change
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line px-4 py-1.5 text-13 last:border-b-0">
      <Link
        href={`/releases/${version}/1-merge-qa?change=${encodeURIComponent(key)}`}
        prefetch={false}
        className="min-w-0 flex-1 basis-72 break-words text-ink hover:underline"
      >
        {subject}
      </Link>
      <Tag>{kind}</Tag>
      <span className="text-soft">{person ?? author}</span>
      {sha && <code className="text-12 text-faint">{sha.slice(0, 7)}</code>}
    </li>
  )
}
