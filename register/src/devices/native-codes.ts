/** Reads barcodes in a picture with the browser's own reader. */

export type ReadCodes = (video: HTMLVideoElement) => Promise<string[]>

/** What stands on goods and on what the shop prints itself, as browsers call them. */
const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'qr_code', 'data_matrix']

interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>
}
interface Detectors {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

/** Null where this browser has none, or one that does not know all kinds. */
export async function nativeReader(): Promise<ReadCodes | null> {
  const detectors = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector
  const known = (await detectors?.getSupportedFormats().catch(() => [])) ?? []
  if (!detectors || FORMATS.some((format) => !known.includes(format))) return null
  const detector = new detectors({ formats: FORMATS })
  return async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue)
}
