import type { ReactNode } from 'react'
import { lineAnchor } from '@/lib/invoice/line-asked'
import type { Saying } from '@/lib/invoice/document/saying'
import type { Explanation } from '@/lib/invoice/explanation'
import { LineLinks, type LineAddresses } from './line-links'
import { WhyAmount } from './why-amount'

type Props = {
  /** Which amount of the draft it is, from 1. */
  place: number
  /** Whether its reasons were asked for. */
  open: boolean
  text: string
  amount: string
  explanation: Explanation
  say: Saying
  addresses: LineAddresses | null
  children: ReactNode
}

/** One amount with its text and its why, in the language it is read in. */
export function DraftAmount({ place, open, text, amount, children, ...why }: Props) {
  const { explanation, say, addresses } = why
  return (
    <li
      id={lineAnchor(place)}
      lang={say.language}
      data-asked={open || undefined}
      className="-mx-3 border-b border-line px-3 py-2.5 last:border-b-0 target:bg-accent-surface data-asked:bg-accent-surface"
    >
      <p className="flex items-baseline justify-between gap-6">
        <span className="min-w-0 font-medium">{text}</span>
        <span className="whitespace-nowrap tabular-nums">{amount}</span>
      </p>
      <div className="text-13 text-soft tabular-nums">{children}</div>
      <WhyAmount
        {...{ explanation, say, open }}
        beside={addresses && <LineLinks line={place} {...{ say, addresses }} />}
      />
    </li>
  )
}
