'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Icon, type IconName } from '@/components/ui/icon'
import { placeLook, wordLook } from './nav-link'

type Props = {
  label: string
  title: string
  under: string
  pages: readonly { key: IconName; href: string; label: string }[]
}

/** The last button of a phone's bar. The browser opens and closes what it names, so it needs no script. */
export function More({ label, title, under, pages }: Props) {
  const path = usePathname()
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-current={path.startsWith(`${under}/`) ? 'true' : undefined}
        className={`w-full ${placeLook}`}
      >
        <Icon name="more" large />
        <span className={wordLook}>{label}</span>
      </button>
      {/* Another page, another panel: the one that was open has done its duty. */}
      <div key={path} id={id} popover="auto" className={panel}>
        <p className="px-3 pt-2 pb-1 text-12 font-medium text-faint">{title}</p>
        <ul>
          {pages.map(({ key, href, label: word }) => (
            <li key={key}>
              <Link
                href={href}
                aria-current={path === href ? 'page' : undefined}
                className="flex h-11 items-center gap-2.5 rounded px-3 font-medium text-soft -outline-offset-2 hover:bg-muted hover:text-ink aria-[current]:text-accent-text"
              >
                <Icon name={key} large />
                {word}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

const id = 'more-places'
const panel =
  'inset-auto right-2 bottom-[calc(3.75rem+env(safe-area-inset-bottom))] m-0 w-56 rounded border border-line bg-surface p-1 text-14 text-ink shadow-float md:hidden'
