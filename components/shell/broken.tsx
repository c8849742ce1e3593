import { Button } from '@/components/ui/button'
import words from '@/messages/en/broken.json'

// Drawn when nothing else may work, the dictionaries of the request included: so it brings its words along.
export function Broken({ digest, retry }: { digest?: string; retry: () => void }) {
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-3 px-4 py-16" role="alert">
      <h1 className="text-20">{words.title}</h1>
      <p className="text-soft">{words.body}</p>
      {digest !== undefined && (
        <p className="text-soft">
          {words.next} <code className="font-mono text-13 text-ink select-all">{digest}</code>
        </p>
      )}
      <Button tone="primary" onClick={retry}>
        {words.retry}
      </Button>
    </main>
  )
}
