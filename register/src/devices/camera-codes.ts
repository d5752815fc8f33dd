/**
 * Reads barcodes in a picture: with the browser's own reader where it has one, else with one that
 * is fetched when the camera is first opened and kept by the service worker like everything else.
 */
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { nativeReader, type ReadCodes } from './native-codes'
import { zxingReader } from './zxing-codes'

/** Rejects where the reader could not be fetched. */
export async function openReader(): Promise<ReadCodes> {
  return (await nativeReader()) ?? (await zxingReader(wasm))
}
