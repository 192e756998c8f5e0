export function DispatchDesk() {
  return <div />;
}
