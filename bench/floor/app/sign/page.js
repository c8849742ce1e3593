import { approve } from './actions'
import { Sign } from './sign'

export const dynamic = 'force-dynamic'

export default function Page() {
  return <Sign action={approve} />
}
