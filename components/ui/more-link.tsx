import Link from 'next/link'
import { buttonLook } from './button'
import { Icon } from './icon'

/** The next page of a list, by the key of the last row seen (never by a number of rows to skip). */
export function MoreLink({ href, label }: { href: string; label: string }) {
  return (
    <nav aria-label={label} className="flex justify-center border-t border-line p-2">
      <Link href={href} rel="next" className={buttonLook({ tone: 'quiet', size: 'small' })}>
        {label}
        <Icon name="next" />
      </Link>
    </nav>
  )
}
