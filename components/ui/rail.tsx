import Link from 'next/link'
import type { ReactNode } from 'react'
import { StatusIcon, type StatusName } from './status'

/** Steps in order, left to right; on a phone top to bottom. Holds RailStep and RailFork. */
export function Rail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol
      aria-label={label}
      className="flex flex-col gap-1 text-13 lg:flex-row lg:items-stretch lg:gap-0"
    >
      {children}
    </ol>
  )
}

type StepProps = {
  number: number
  title: string
  status: StatusName
  /** The status in words, read with the step: "waiting for devops". */
  statusWord: string
  href?: string
  current?: boolean
  /** The number says it all where the title stands above. */
  titleHidden?: boolean
}

export function RailStep(props: StepProps) {
  const { number, title, status, statusWord, href, current = false, titleHidden = false } = props
  const look = `flex h-8 items-center gap-1.5 rounded border px-2.5 ${current ? now : 'border-line bg-surface'}`
  const inside = (
    <>
      <StatusIcon is={status} />
      <span className="text-faint tabular-nums">{number}</span>
      <span className={titleHidden ? 'lg:sr-only' : 'font-medium'}>{title}</span>
      <span className="sr-only">, {statusWord}</span>
    </>
  )
  return (
    <li aria-current={current ? 'step' : undefined} className="group/step flex items-center">
      {href === undefined ? (
        <span className={look}>{inside}</span>
      ) : (
        <Link href={href} title={statusWord} className={`${look} hover:bg-muted`}>
          {inside}
        </Link>
      )}
      <span
        aria-hidden="true"
        className="hidden h-px w-4 bg-line-strong group-last/step:hidden lg:block"
      />
    </li>
  )
}

/** Where one line becomes several: a RailBranch for each. */
export function RailFork({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li className="lg:flex-1">
      <ul aria-label={label} className="flex flex-col">
        {children}
      </ul>
    </li>
  )
}

type BranchProps = { title: ReactNode; meta?: ReactNode; children: ReactNode }

export function RailBranch({ title, meta, children }: BranchProps) {
  return (
    <li className={branch}>
      <span className="w-24 font-medium">{title}</span>
      <ol className="flex flex-wrap items-center gap-1 lg:gap-0">{children}</ol>
      {meta !== undefined && <span className="text-soft">{meta}</span>}
    </li>
  )
}

// The trunk runs from the middle of the first branch to the middle of the last, with a twig to each.
const branch =
  'relative flex flex-wrap items-center gap-x-3 gap-y-1 py-0.5 max-lg:pl-3 lg:pl-6 before:absolute before:inset-y-0 before:left-0 before:w-px before:bg-line-strong after:absolute after:top-1/2 after:left-0 after:hidden after:h-px after:w-4 after:bg-line-strong lg:first:before:top-1/2 lg:last:before:bottom-1/2 lg:after:block'
const now = 'border-accent bg-accent-surface'
