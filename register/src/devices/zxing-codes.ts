import type { ReadCodes } from './native-codes'

const KINDS = ['EAN-13', 'EAN-8', 'UPC-A', 'UPC-E', 'Code128', 'QRCode', 'DataMatrix'] as const
/** Wider pictures are not read better, only slower. */
const WIDTH = 960

/**
 * Reads barcodes in a picture with zxing-cpp (WebAssembly, MIT), for browsers without a reader of
 * their own. `wasm` is the address of its program. Rejects where that could not be fetched.
 */
export async function zxingReader(wasm: string): Promise<ReadCodes> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader')
  await prepareZXingModule({
    overrides: { locateFile: () => wasm },
    fireImmediately: true,
  })
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  return async (video) => {
    const scale = Math.min(1, WIDTH / video.videoWidth)
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const picture = context.getImageData(0, 0, canvas.width, canvas.height)
    const found = await readBarcodes(picture, { formats: [...KINDS], maxNumberOfSymbols: 2 })
    return found.filter(({ isValid }) => isValid).map(({ text }) => text)
  }
}
