import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { bulkCommands } from '@/lib/invoice/bulk'
import { SelectedCount } from './selected-count'

/** What can be decided of the selected drafts, or of all that match: the next page says first what it starts. */
export function DecideTogether({ matching }: { matching: number }) {
  const t = useTranslations('review')
  return (
    <div
      role="group"
      aria-label={t('together')}
      className="sticky bottom-0 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface px-4 py-2 text-13"
    >
      <SelectedCount
        none={t('selected', { count: 0 })}
        one={t('selected', { count: 1 })}
        many={t('selected', { count: 2 }).replace('2', '{count}')}
      />
      <label className="flex min-h-7 items-center gap-2">
        <input type="checkbox" name="all" className="size-4" />
        {t('matching', { count: matching })}
      </label>
      <span className="flex flex-wrap gap-2 sm:ml-auto">
        {bulkCommands.map(act => (
          <Button key={act} type="submit" name="act" value={act} size="small">
            {t(`acts.${act}`)}
          </Button>
        ))}
      </span>
    </div>
  )
}
