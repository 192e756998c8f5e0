/** Builds the Electron app: main process and data process, preload, and the renderer that the kiosk serves too. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          electron: 'main/host/electron/main.ts',
          'data-process': 'main/data/entry.ts',
          'checkpoint-thread': 'protocol/sqlite/checkpoint-thread.ts',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file that requires nothing but electron.
      externalizeDeps: false,
      rolldownOptions: { input: { preload: 'preload/preload.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: { outDir: 'out/renderer', emptyOutDir: true, rolldownOptions: { input: 'renderer/index.html' } },
  },
});
