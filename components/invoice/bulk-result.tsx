'use client'

import Link from 'next/link'
import { useForm } from '@/components/forms/form'
import type { ReportLine } from '@/lib/form-state'

type Words = {
  title: string
  /** "{updated} done, {refused} refused", the counts to be put in. */
  summed: string
  draft: string
  done: string
  refused: string
}

/** What became of each draft of a bulk command, those that were refused first. */
export function BulkResult({ words }: { words: Words }) {
  const { state } = useForm()
  if (state.status !== 'done' || !state.report) return null
  const { report } = state
  const refused = report.filter(({ outcome }) => outcome === 'refused')
  const updated = report.filter(({ outcome }) => outcome !== 'refused')
  const counts = { updated: updated.length, refused: refused.length }
  return (
    <section aria-label={words.title} className="order-last flex flex-col gap-2 pt-3">
      <h3>
        {words.summed.replaceAll(/\{(updated|refused)\}/g, (_, of: keyof typeof counts) =>
          String(counts[of]),
        )}
      </h3>
      <ol className="divide-y divide-line rounded border border-line text-13">
        {[...refused, ...updated].map(each => (
          <li key={each.href} className="px-3 py-1.5">
            <Became of={each} words={words} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Became({
  of: { line, name, href, outcome, message },
  words,
}: {
  of: ReportLine
  words: Words
}) {
  return (
    <>
      <Link href={href ?? ''} className="link">
        {words.draft} {line}
      </Link>{' '}
      {name}{' '}
      <strong className={`font-medium ${outcome === 'refused' ? 'text-bad-text' : 'text-ok-text'}`}>
        {outcome === 'refused' ? words.refused : words.done}
      </strong>
      {message && <span className="block text-soft">{message}</span>}
    </>
  )
}
