import { useTranslations } from 'next-intl'
import { diagram } from '@/lib/release/diagram'
import styles from './diagram.module.css'
import { drawing } from './drawing'

/** The workflow as a picture, drawn when the page is built. The steps beside it say the same. */
export function Diagram() {
  const t = useTranslations('process')
  const svg = drawing(
    diagram(word => t(word)),
    { id: 'workflow', title: t('diagram.title'), description: t('diagram.description') },
  )
  return (
    <div
      className={`mx-auto w-full max-w-[27rem] ${styles['diagram'] ?? ''}`}
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  )
}
