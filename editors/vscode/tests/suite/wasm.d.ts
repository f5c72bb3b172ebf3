// What the runner's bundler makes of a WebAssembly module.
declare module "*.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}
