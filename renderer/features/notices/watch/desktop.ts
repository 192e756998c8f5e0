/** Notices of the operating system: for whoever has another window before them. */

export type DesktopPermission = 'granted' | 'denied' | 'default' | 'unsupported';

export function desktopPermission(): DesktopPermission {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

/** Asks the person once, as the browser demands; must follow a click. */
export async function askForDesktop(): Promise<DesktopPermission> {
  return 'Notification' in window ? Notification.requestPermission() : 'unsupported';
}

/** Shows a notice; a click on it brings the window to the front. `tag`: a newer one of the same tag takes its place. */
export function showOnDesktop(title: string, body: string, tag: string, onClick: () => void): void {
  if (desktopPermission() !== 'granted') return;
  const notice = new Notification(title, { body, tag, silent: true });
  notice.onclick = () => {
    window.focus();
    notice.close();
    onClick();
  };
}
