import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { CommandForm } from '@/components/forms/command-form'
import type { Viewer } from '@/lib/release/people'
import { obstacle } from '@/lib/release/permissions'
import type { Refusal } from '@/lib/release/refusals'
import type { Drawn } from '@/lib/release/situation'
import type { CommandName, TrackType } from '@/lib/release/workflow'
import { explain } from '@/lib/words/explain'

type Props = Omit<ComponentProps<typeof CommandForm>, 'subject' | 'expected' | 'obstacle'> & {
  situation: Drawn
  viewer: Viewer
  command: CommandName
  track?: TrackType
  /** A reason that only this form knows, such as whose criterion it is. */
  otherwise?: Refusal | null
}

/** A command on a release as a form: the button asks the same rule that decides, and says its reason. */
export async function ReleaseForm(props: Props) {
  const { situation, viewer, command, track, otherwise, hidden, ...rest } = props
  const refusal = obstacle(situation, command, viewer, track ?? null) ?? otherwise ?? null
  const t = await getTranslations('refusals')
  return (
    <CommandForm
      key={command}
      {...rest}
      subject={situation.release.version || undefined}
      expected={situation.seq}
      hidden={{ ...(track && { track }), ...hidden }}
      obstacle={refusal && explain(t, refusal)}
    />
  )
}
