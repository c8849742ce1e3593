import 'pdfmake'

declare module 'pdfmake' {
  /** The files pdfmake takes for those of the disk. Its types leave it out; its own fonts are put there the same way. */
  export const virtualfs: { writeFileSync: (name: string, content: Uint8Array) => void }
}
