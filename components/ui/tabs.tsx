'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

export type Tab = {
  href: string
  label: string
  /** The pages below it belong to it. */
  whole?: boolean
  before?: ReactNode
  after?: ReactNode
}

/** Pages of one thing, as links. The one that is open says so. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const path = usePathname()
  return (
    <nav
      aria-label={label}
      className="-mx-4 overflow-x-auto border-b border-line px-4 md:mx-0 md:px-0"
    >
      <ul className="flex gap-1">
        {tabs.map(tab => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={currentOf(tab, path)}
              className="flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-13 font-medium whitespace-nowrap text-soft -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:text-ink aria-[current]:[scroll-initial-target:nearest]"
            >
              {tab.before}
              {tab.label}
              {tab.after}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function currentOf({ href, whole }: Tab, path: string) {
  if (path === href) return 'page'
  return whole && path.startsWith(`${href}/`) ? 'true' : undefined
}
