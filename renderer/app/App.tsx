/** What the window shows: connecting, signing in, or the desk of whoever is signed in. */
import { useStation } from '../bridge/bridge.ts';
import { CalendarProvider } from './calendar.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { featuresOf } from './features.tsx';
import { Providers } from './Providers.tsx';
import { Connecting } from './shell/Connecting.tsx';
import { Shell } from './shell/Shell.tsx';
import { SignIn } from './shell/SignIn.tsx';
import { usePrefetch } from './usePrefetch.ts';
import { useView } from './view.ts';

export function App() {
  const status = useStation((state) => state.status);
  const page = useView((state) => state.page);
  const account = status?.account ?? null;
  usePrefetch(account?.role ?? null);
  const features = account === null ? [] : featuresOf(account.role);
  const wanted = features.find((feature) => feature.id === page && feature.surface === 'wall');
  // The lock belongs to the shell: a locked station shows no wall.
  const wall = status?.locked === true ? undefined : wanted;
  return (
    <Providers surface={wall === undefined ? 'desk' : 'wall'}>
      <ErrorBoundary>
        {status === undefined && <Connecting />}
        {status !== undefined && account === null && <SignIn status={status} />}
        {account !== null && (
          <CalendarProvider key={account.id}>{wall === undefined ? <Shell /> : <wall.page.Page />}</CalendarProvider>
        )}
      </ErrorBoundary>
    </Providers>
  );
}
