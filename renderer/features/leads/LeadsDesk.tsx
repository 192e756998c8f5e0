export function LeadsDesk() {
  return <div />;
}
