import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Status } from '@/components/ui/status'
import { Tag } from '@/components/ui/tag'
import type { Finding } from '@/lib/invoice/lint'
import { explainFinding } from '@/lib/words/book'

type Props = { findings: readonly Finding[]; editAt: ((at: number) => string) | null }

/** All that lint found in a version; each leads to the rule it is about. */
export function Checks({ findings, editAt }: Props) {
  const t = useTranslations('books')
  if (findings.length === 0) return <Status is="passed">{t('sound')}</Status>
  return (
    <ul className="flex flex-col gap-1.5 text-13">
      {findings.map((finding, index) => (
        <li key={index} className="flex flex-wrap items-baseline gap-2">
          <Tag tone={finding.severity === 'error' ? 'bad' : 'warn'}>
            {t(`severity.${finding.severity}`)}
          </Tag>
          {finding.rule !== null && editAt ? (
            <Link href={editAt(finding.at)} className="link min-w-0">
              {explainFinding(t, finding)}
            </Link>
          ) : (
            <span className="min-w-0">{explainFinding(t, finding)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
