'use client'

import { useForm } from '@/components/forms/form'
import type { ReportLine } from '@/lib/form-state'

type Outcome = ReportLine['outcome']
type Words = {
  title: string
  /** "{added} added, …", the counts to be put in. */
  summary: string
  line: string
  outcomes: Record<Outcome, string>
}

/** What became of each line of the file. It stands below the button, where the outcome is said. */
export function ImportReport({ words }: { words: Words }) {
  const { state } = useForm()
  if (state.status !== 'done' || !state.report) return null
  const { report } = state
  return (
    <section aria-label={words.title} className="order-last flex flex-col gap-2 pt-3">
      <h3>{summed(words.summary, report)}</h3>
      <ol className="divide-y divide-line rounded border border-line text-13">
        {report.map(({ line, name, outcome, message }, index) => (
          <li key={index} className="grid grid-cols-[4.5rem_1fr] gap-x-3 px-3 py-1.5">
            <span className="text-soft tabular-nums">
              {words.line} {line}
            </span>
            <span>
              <strong className={`font-medium ${tones[outcome]}`}>{words.outcomes[outcome]}</strong>
              {name && ` ${name}`}
              {message && <span className="block text-soft">{message}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const tones: Record<Outcome, string> = {
  added: 'text-ok-text',
  updated: 'text-ok-text',
  unchanged: 'text-soft',
  refused: 'text-bad-text',
  note: 'text-warn-text',
}

function summed(summary: string, report: readonly ReportLine[]) {
  return summary.replaceAll(/\{(\w+)\}/g, (_, outcome: string) =>
    String(new Set(report.filter(line => line.outcome === outcome).map(({ line }) => line)).size),
  )
}
