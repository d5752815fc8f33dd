// A module that camera.js loads where the browser reads no codes by itself: the register's reader.
export { zxingReader } from '../../../register/src/devices/zxing-codes.ts'
