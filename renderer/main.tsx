/** Entry of the window. */
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import { App } from './app/App.tsx';
import { usePreferences } from './app/preferences.ts';
import { startI18n } from './i18n/i18n.ts';

startI18n(usePreferences.getState().language);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
