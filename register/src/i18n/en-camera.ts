import type { daCamera } from './da-camera'

export const enCamera: typeof daCamera = {
  title: 'Scan with the camera',
  close: 'Close the camera',
  torch: 'Light',
  starting: 'Opening the camera …',
  looking: 'Hold the barcode in the frame',
  denied:
    'The register may not use the camera. Allow it in the browser’s settings, and open it again.',
  none: 'There is no camera, or another program is using it.',
  unreadable:
    'The camera can only scan once the register has fetched the rest. Try again with a connection.',
}
