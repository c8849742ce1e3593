import type { ReactNode } from 'react'

export type Fact = { term: string; detail: ReactNode }

/** What is known about a thing, term by term. */
export function Facts({ of }: { of: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,max-content)_1fr] gap-x-6 gap-y-2 text-13">
      {of.map(({ term, detail }) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-soft">{term}</dt>
          <dd className="min-w-0 break-words">{detail}</dd>
        </div>
      ))}
    </dl>
  )
}
