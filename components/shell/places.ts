import type { IconName } from '@/components/ui/icon'

type Place = { key: IconName; href: string }

/** What everybody comes for. A phone's bar has room for these and one button more. */
export const places = [
  { key: 'queue', href: '/' },
  { key: 'releases', href: '/releases' },
  { key: 'customers', href: '/customers' },
  { key: 'invoices', href: '/invoices' },
] as const satisfies readonly Place[]

/** What is looked after now and then: one place, with a page each. */
export const settings = {
  under: '/settings',
  pages: [
    { key: 'people', href: '/settings/people' },
    { key: 'freezes', href: '/settings/freezes' },
    { key: 'deliveries', href: '/settings/deliveries' },
    { key: 'accounting', href: '/settings/accounting' },
    { key: 'tokens', href: '/settings/tokens' },
    { key: 'record', href: '/settings/record' },
  ],
} as const satisfies { under: string; pages: readonly Place[] }
