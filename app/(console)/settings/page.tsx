import { redirect } from 'next/navigation'
import { settings } from '@/components/shell/places'
import { requireViewer } from '@/lib/auth/viewer'

/** Leads to the first of its pages. Each is open to whoever is signed in; what may be done there differs. */
export default async function SettingsPage() {
  await requireViewer()
  redirect(settings.pages[0].href)
}
