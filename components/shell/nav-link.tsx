'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Count } from '@/components/ui/count'
import { Icon, type IconName } from '@/components/ui/icon'

type Props = {
  href: string
  /** What belongs to this place, where that is more than what is below `href`. */
  under?: string
  icon: IconName
  label: string
  count?: { shown: number; said: string }
}

export function NavLink({ href, under = href, icon, label, count }: Props) {
  const path = usePathname()
  const here = href === '/' ? path === '/' : path === href || path.startsWith(`${under}/`)
  return (
    <Link
      href={href}
      title={label}
      aria-current={here ? (path === href ? 'page' : 'true') : undefined}
      className={placeLook}
    >
      <span className="relative">
        <Icon name={icon} large />
        {count && <span aria-hidden="true" className={dot} />}
      </span>
      <span className={wordLook}>{label}</span>
      {count && (
        <span className={`ml-auto ${pill}`}>
          <span aria-hidden="true">
            <Count of={count.shown} yours />
          </span>
          <span className="sr-only">, {count.said}</span>
        </span>
      )}
    </Link>
  )
}

export const placeLook =
  'flex h-14 flex-col items-center justify-center gap-0.5 rounded text-12 font-medium text-soft -outline-offset-2 hover:text-ink aria-[current]:text-accent-text md:h-9 md:flex-row md:justify-start md:gap-2.5 md:px-2.5 md:text-14 md:hover:bg-muted md:aria-[current]:bg-muted md:aria-[current]:text-ink'
export const wordLook = 'max-w-full truncate group-has-[#nav-fold:checked]/frame:md:sr-only'
const pill = 'max-md:sr-only group-has-[#nav-fold:checked]/frame:md:sr-only'
const dot =
  'absolute -top-0.5 -right-1 size-2 rounded-full bg-accent ring-2 ring-surface md:hidden group-has-[#nav-fold:checked]/frame:md:block'
