/**
 * Loaded into every process the demo starts (`node --import`): when the demo dies without stopping its children, for
 * example by kill -9, their channel to it closes and they end themselves as if asked by SIGTERM.
 */
process.on('disconnect', () => {
  // Windows has no SIGTERM to send; the handlers are the same.
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(0);
});
process.channel?.unref();
