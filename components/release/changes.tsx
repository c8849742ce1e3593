import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { Tag } from '@/components/ui/tag'
import type { ChangeRow } from '@/db/queries/merge-qa'

type Props = { changes: readonly ChangeRow[] }

// What a reader looks for first stands first.
const groups = ['breaking', 'security', 'feature', 'fix', 'performance', 'other'] as const

/** The changes in scope, grouped: breaking, features, fixes, the rest. Each opens for correction. */
export async function Changes({ changes }: Props) {
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
        <ul className={list}>
          {rows.map(change => (
            <Change
              key={change.key}
              change={change}
              kind={change.kind === group ? null : word(`changeKinds.${change.kind}`)}
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

type ChangeProps = { change: ChangeRow; kind: string | null }

// As few parts as can be: a list may hold hundreds, and says how they look once.
function Change({ change, kind }: ChangeProps) {
  const { key, sha, subject, author, person } = change
  return (
    <li>
      <a href={`?change=${encodeURIComponent(key)}`}>{subject}</a>
      {kind !== null && <Tag>{kind}</Tag>}
      <small>{person ?? author}</small>
      {sha && <code>{sha.slice(0, 7)}</code>}
    </li>
  )
}

const list = [
  '*:flex *:flex-wrap *:items-baseline *:gap-x-3 *:gap-y-0.5 *:border-b *:border-line *:px-4 *:py-1.5 *:text-13 *:last:border-b-0',
  '[&_a]:min-w-0 [&_a]:flex-1 [&_a]:basis-72 [&_a]:break-words [&_a]:text-ink [&_a]:hover:underline',
  '[&_small]:text-13 [&_small]:text-soft [&_code]:text-12 [&_code]:text-faint',
].join(' ')
