import type { Saying } from '@/lib/invoice/document/saying'
import { countedText } from '@/lib/invoice/document/sums-text'
import type { Line } from '@/lib/invoice/line'
import { dayText } from '@/lib/words/day-text'

type Props = {
  by: NonNullable<Line['override']>
  /** The name of a person by id. */
  names: (id: string) => string
  say: Saying
}

/** Who set a line by hand, when and why, and what the rules came to. */
export function Overridden({ by: { by, at, reason, was }, names, say }: Props) {
  const { t, language, money } = say
  const said = {
    ...{ who: names(by), reason },
    when: () => <time dateTime={at}>{dayText(at, language)}</time>,
  }
  return (
    <p className="border-l-2 border-warn-line pl-2">
      {was === null
        ? t.rich('addedBy', said)
        : t.rich('changedBy', {
            ...said,
            ...{ counted: countedText(was, say), amount: money(was.amount) },
          })}
    </p>
  )
}
