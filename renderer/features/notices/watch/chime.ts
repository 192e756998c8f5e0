/** Two short tones, made here so that no file needs to be shipped; an emergency order sounds three times. */

const TONES_HZ = [660, 880] as const;
const TONE_S = 0.18;
const LOUDNESS = 0.12;
const PAUSE_S = 0.5;

let audio: AudioContext | undefined;

/** Does nothing where the browser does not let a page sound before somebody clicked in it. */
export function chime(times: number): void {
  audio ??= new AudioContext();
  const { currentTime } = audio;
  for (let time = 0; time < times; time += 1) {
    const start = currentTime + time * (TONES_HZ.length * TONE_S + PAUSE_S);
    for (const [index, frequency] of TONES_HZ.entries()) tone(audio, frequency, start + index * TONE_S);
  }
}

function tone(context: AudioContext, frequency: number, at: number): void {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(LOUDNESS, at);
  // Fades out: a tone that is cut off clicks.
  volume.gain.exponentialRampToValueAtTime(LOUDNESS / 100, at + TONE_S);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + TONE_S);
}
