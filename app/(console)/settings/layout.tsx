import { getTranslations } from 'next-intl/server'
import { settings } from '@/components/shell/places'
import { Tabs } from '@/components/ui/tabs'

/** The pages of this place. Who may see one is asked by the page itself. */
export default async function SettingsLayout({ children }: LayoutProps<'/settings'>) {
  const t = await getTranslations('ui')
  return (
    <div className="flex flex-col gap-5">
      <Tabs
        label={t('shell.settings')}
        tabs={settings.pages.map(({ key, href }) => ({
          href,
          label: t(`nav.${key}`),
          whole: true,
        }))}
      />
      {children}
    </div>
  )
}
