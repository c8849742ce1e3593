import type { ReactNode } from 'react'

/** What a click starts, one line each. It stands above the button. */
export function Consequences({ of }: { of: readonly ReactNode[] }) {
  return (
    <ul className="flex flex-col gap-1 text-13 text-soft">
      {of.map((line, index) => (
        <li key={index} className="flex gap-2">
          <span aria-hidden="true" className="text-faint">
            →
          </span>
          <span>{line}</span>
        </li>
      ))}
    </ul>
  )
}
