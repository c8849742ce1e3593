import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { Finding } from '@/lib/invoice/lint'
import { sayFinding } from '@/lib/words/book'

/** What is wrong, where it is wrong: what has to be mended, and what somebody should look at again. */
export function Findings({ of }: { of: readonly Finding[] }) {
  const t = useTranslations('books')
  if (of.length === 0) return null
  return (
    <ul className="flex flex-col gap-1 pt-1">
      {of.map((finding, index) => (
        <li key={index} className="flex flex-wrap items-baseline gap-2 text-13">
          <Tag tone={finding.severity === 'error' ? 'bad' : 'warn'}>
            {t(`severity.${finding.severity}`)}
          </Tag>
          <span className="min-w-0">{sayFinding(t, finding)}</span>
        </li>
      ))}
    </ul>
  )
}
