import { useTranslations } from 'next-intl'
import { Keys } from './keys'

/** What can be done by keyboard in a list of drafts and on the page of one. */
export function KeyHelp() {
  const t = useTranslations('review.keys')
  const inList = [
    [['j', '↓'], t('down')],
    [['k', '↑'], t('up')],
    [['x'], t('select')],
    [['Enter'], t('enter')],
  ] as const
  const onPage = [
    [['n'], t('next')],
    [['p'], t('before')],
    [['u'], t('back')],
    [['?'], t('help')],
  ] as const
  return (
    <Keys words={{ open: t('open'), off: t('off'), on: t('on') }}>
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        <Listed title={t('list')} keys={inList} />
        <Listed title={t('page')} keys={onPage} />
      </div>
    </Keys>
  )
}

type Keyed = readonly (readonly [readonly string[], string])[]

function Listed({ title, keys }: { title: string; keys: Keyed }) {
  return (
    <section aria-label={title}>
      <h3 className="text-12 text-soft">{title}</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        {keys.map(([names, does]) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {names.map(name => (
                <kbd
                  key={name}
                  className="rounded border border-line bg-muted px-1.5 font-mono text-12"
                >
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
