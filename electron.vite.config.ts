/** Builds the Electron app: main process and data process, preload, and the renderer that the kiosk serves too. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * What most desks are made of is one file, with the libraries it needs: fifty small ones take the first desk 0.4 s longer.
 * Charts stay with the pages that draw them.
 */
const SHARED_BY_DESKS = {
  name: 'shared',
  test: /renderer[\\/](features[\\/](desk|documents|places)|ui)[\\/](?!charts)|[\\/]domain[\\/]/,
  minShareCount: 3,
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          electron: 'main/host/electron/main.ts',
          'data-process': 'main/data/entry.ts',
          // The threads of main/threads.ts.
          'checkpoint-thread': 'protocol/sqlite/checkpoint-thread.ts',
          'download-thread': 'main/link/snapshot/download-thread.ts',
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
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      minify: true,
      // In kB. Files of this computer, not of the web: what counts is how many and when.
      chunkSizeWarningLimit: 2_000,
      // Pages are loaded one by one, but which of two rules wins must not depend on the page that was opened first.
      cssCodeSplit: false,
      rolldownOptions: {
        input: 'renderer/index.html',
        output: { codeSplitting: { groups: [SHARED_BY_DESKS] } },
      },
    },
  },
});
