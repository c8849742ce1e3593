import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import type { Release } from '@/lib/release/release'
import { voided } from '@/lib/release/voided'

type Props = { release: Release; because: Parameters<typeof voided>[1] }

/** What a change takes back, before it is saved: asked of the same rule that will do it. */
export async function Voids({ release, because }: Props) {
  const [t, word] = await Promise.all([getTranslations('stages.voids'), getTranslations('release')])
  const lost = voided(release, because).filter(event => event.type === 'gateVoided')
  if (lost.length === 0) return null
  return (
    <div className="pb-3">
      <Callout tone="warn" title={t(because === 'notes-changed' ? 'otherNotes' : 'title')}>
        <ul>
          {lost.map(({ gate, track }) => (
            <li key={`${gate} ${track ?? ''}`}>
              {word(`gates.${gate}`)}
              {track && ` · ${word(`tracks.${track}`)}`}
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  )
}
